import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { personOf } from '@/access/personOf'
import { holds } from '@/access/can'
import { queryInTransaction, sql } from '@/db/sql'
import { invalidFields } from '@/errors'
import { findRequester } from './findRequester'

/** What a ticket is opened with; the fields of the collection check the rest. */
export type NewTicket = Record<string, unknown> & {
  email?: string | null
  givenName?: string | null
  familyName?: string | null
  locale?: string | null
  requester?: string | null
  user?: string | null
  registration?: string | null
  attachments?: unknown
}

type Options = { req: PayloadRequest; data: NewTicket }

/**
 * Settles who asks, and what they may not say about themselves: a guest by the address they give, staff
 * for the customer whose address they give, everyone else for themselves. Operations that already know
 * the requester pass it on. Needs the creating transaction.
 * @throws AppError 422 when the address is missing or wrong, or a registration or file is not theirs
 */
export async function prepareNewTicket({ req, data }: Options): Promise<NewTicket> {
  const { email, givenName, familyName, locale, ...ticket } = data
  const common = {
    ...ticket,
    status: 'open',
    priority: data.priority ?? 'medium',
    lastActivityAt: new Date().toISOString(),
    lastSeq: 0,
    lastPublicSeq: 0,
    lastCustomerSeq: 0,
    reopenCount: 0,
  }
  if (data.requester) return { ...common, source: data.source ?? 'web' }

  const forSomeone = email && holds(req, 'tickets.reply')
  const person = personOf(req)
  if (req.user && person && !forSomeone) {
    const { firstName, lastName } = req.user as { firstName?: string; lastName?: string }
    const requester = await findRequester({
      req,
      email: req.user.email,
      givenName: firstName,
      familyName: lastName,
      locale,
    })
    await assertOwn({ req, data, user: person })
    return { ...common, requester, user: person, source: 'web' }
  }

  const address = z
    .email()
    .max(320)
    .safeParse(typeof email === 'string' ? email.trim() : undefined)
  if (!address.success) {
    throw invalidFields([
      { path: 'email', message: 'Give the e-mail address the answer should go to.' },
    ])
  }
  if (!forSomeone) await assertOwn({ req, data, user: null })
  const requester = await findRequester({
    req,
    email: address.data,
    givenName,
    familyName,
    locale,
  })
  return { ...common, requester, user: null, source: forSomeone ? 'staff' : 'web' }
}

type Ownership = { req: PayloadRequest; data: NewTicket; user: string | null }

/** A customer may point at registrations and files of their own only; a guest, who has none, at none. */
async function assertOwn({ req, data, user }: Ownership): Promise<void> {
  // What came with the request itself was stored for this ticket.
  const stored = new Set((req.context.storedFiles ?? []) as string[])
  const named = Array.isArray(data.attachments) ? data.attachments.map(String) : []
  const files = named.filter((file) => !stored.has(file))
  const problems: { path: string; message: string }[] = []
  if (data.registration && !holds(req, 'registrations.read')) {
    const [own] = await queryInTransaction(
      req,
      sql`SELECT 1 FROM registrations
          WHERE id::text = ${String(data.registration)} AND user_id = ${user}`,
    )
    if (!own) problems.push({ path: 'registration', message: 'This is not your registration.' })
  }
  if (files.length > 0 && !holds(req, 'media.read')) {
    const own = await queryInTransaction(
      req,
      sql`SELECT id FROM media WHERE id::text IN ${files} AND owner_id = ${user}`,
    )
    if (own.length < new Set(files).size) {
      problems.push({ path: 'attachments', message: 'Attach files that you uploaded yourself.' })
    }
  }
  if (problems.length > 0) throw invalidFields(problems)
}
