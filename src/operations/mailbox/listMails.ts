import { z } from 'zod'
import { env } from '@/env'
import { addressText } from './addressText'
import { listMailIds, readMailHead } from './mailFiles'
import { parseMail } from './parseMail'

/** How far back a search looks, in mails: each one is opened. */
export const searchedMails = 1_000

/** The query of `GET /api/mailbox`. */
export const listMailsQuery = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  search: z.string().trim().max(200).default(''),
})

export type MailSummary = {
  id: string
  subject: string
  from: string
  to: string
  /** ISO 8601; when the platform wrote it. */
  sentAt: string
  bytes: number
}

export type MailPage = {
  /** `smtp`: mails leave through a server and none are kept here. */
  kind: 'mailbox' | 'smtp'
  docs: MailSummary[]
  totalDocs: number
  page: number
  totalPages: number
  limit: number
}

/**
 * One page of the local mailbox, newest first. A search looks for the words in subject, sender and
 * recipients of the newest 1,000 mails, without regard to case. Access is the caller's to check.
 */
export async function listMails({
  page,
  limit,
  search,
}: z.output<typeof listMailsQuery>): Promise<MailPage> {
  if (env.mail.kind === 'smtp') {
    return { kind: 'smtp', docs: [], totalDocs: 0, page: 1, totalPages: 1, limit }
  }
  const { folder } = env.mail
  const ids = await listMailIds(folder)
  const first = (page - 1) * limit
  if (!search) {
    const docs = await summarise(folder, ids.slice(first, first + limit))
    return { kind: 'mailbox', docs, ...pages(ids.length) }
  }
  const wanted = fold(search)
  const found = (await summarise(folder, ids.slice(0, searchedMails))).filter(
    ({ subject, from, to }) => fold(`${subject}\n${from}\n${to}`).includes(wanted),
  )
  return { kind: 'mailbox', docs: found.slice(first, first + limit), ...pages(found.length) }

  function pages(totalDocs: number) {
    return { totalDocs, page, totalPages: Math.max(1, Math.ceil(totalDocs / limit)), limit }
  }
}

/** Turkish has two letters i in both cases: a search tells none of the four apart. */
function fold(text: string): string {
  return text.toLocaleLowerCase('tr-TR').replaceAll('ı', 'i').normalize('NFC')
}

/** One after the other: a page of mails must not take the files from everybody else. */
async function summarise(folder: string, ids: string[]): Promise<MailSummary[]> {
  const summaries: MailSummary[] = []
  for (const id of ids) {
    const { head, bytes } = await readMailHead(folder, id)
    const { subject, from, to } = await parseMail(head)
    summaries.push({
      id,
      subject: subject ?? '',
      from: addressText(from),
      to: addressText(to),
      sentAt: new Date(Number.parseInt(id, 10)).toISOString(),
      bytes,
    })
  }
  return summaries
}
