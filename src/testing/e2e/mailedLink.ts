import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { simpleParser } from 'mailparser'
import { requirePlatform } from '@/testing/e2e/sharedPlatform'
import { waitUntil } from '@/testing/waitUntil'

type Wanted = {
  /** Who the mail went to, if that tells it from others. */
  to?: string
  /** A part of its subject, if that does. */
  subject?: string
  /** What the address looks like: the first one in the text of the mail is given. */
  link: RegExp
}

/** The address in a mail that the platform sent, once it is in the mailbox. */
export async function mailedLink({ to, subject, link }: Wanted): Promise<string> {
  const folder = path.join(requirePlatform().home, 'mail')
  const seen = new Set<string>()
  let found: string | undefined
  await waitUntil({
    what: `the mail ${subject ?? ''} to ${to ?? 'somebody'}`,
    timeoutMs: 60_000,
    holds: async () => {
      // Made with the first mail.
      for (const name of existsSync(folder) ? await readdir(folder) : []) {
        if (!name.endsWith('.eml') || seen.has(name)) continue
        seen.add(name)
        const mail = await simpleParser(await readFile(path.join(folder, name)))
        const sentTo = [mail.to ?? []].flat().map(({ text }) => text)
        if (to && !sentTo.some((address) => address.includes(to))) continue
        if (subject && !mail.subject?.includes(subject)) continue
        found ??= link.exec(mail.text ?? '')?.[0]
      }
      return found !== undefined
    },
  })
  return found ?? ''
}
