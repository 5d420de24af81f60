type Options = {
  /** The id all mails of a ticket refer to first: it holds the thread together where a mail was missed. */
  root: string
  /** Message-IDs of the mails this person had about the ticket, oldest first. */
  earlier: string[]
}

const longest = 20

/**
 * What makes mail programs show the mails of a ticket as one conversation (RFC 5322, 3.6.4): In-Reply-To
 * names the mail before, References all of them, the first and the newest where they are too many. Pure.
 */
export function threadHeaders({ root, earlier }: Options): {
  'In-Reply-To': string
  References: string
} {
  const references = [root, ...earlier.slice(-(longest - 1))]
  return { 'In-Reply-To': references.at(-1) ?? root, References: references.join(' ') }
}
