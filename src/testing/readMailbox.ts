import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { simpleParser, type ParsedMail } from 'mailparser'
import { env } from '@/env'

const opened = new Map<string, Promise<ParsedMail>>()

/**
 * What the platform mailed into its own mailbox, oldest first. Each mail is read once: who waits for one asks many
 * times a second.
 */
export async function readMailbox(): Promise<ParsedMail[]> {
  if (env.mail.kind !== 'mailbox') throw new Error('These mails go to a mail server.')
  const { folder } = env.mail
  // Made with the first mail.
  const names = existsSync(folder) ? await readdir(folder) : []
  const mails = names.filter((name) => name.endsWith('.eml')).sort()
  return Promise.all(
    mails.map((name) => {
      const mail =
        opened.get(name) ?? readFile(path.join(folder, name)).then((it) => simpleParser(it))
      opened.set(name, mail)
      return mail
    }),
  )
}
