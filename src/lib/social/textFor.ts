type Post = {
  content?: string | null
  variants?: readonly { account?: unknown; content?: string | null }[] | null
}

const idOf = (value: unknown) =>
  typeof value === 'object' && value !== null && 'id' in value
    ? (value as { id: unknown }).id
    : value

/** What a post says on one account: the text written for it, else the common one. Pure. */
export function textFor({ content, variants }: Post, account: string): string {
  const own = variants?.find((variant) => idOf(variant.account) === account)?.content
  return own || (content ?? '')
}
