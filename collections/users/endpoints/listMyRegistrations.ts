import type { PayloadHandler } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { requirePerson } from '@/operations/accounts/requirePerson'

const maxLimit = 100

/**
 * 200, a page of the signed-in user's own registrations, newest first: those of the account, and those of
 * the contact whose address the account has proved to be its own. With the event's title and dates.
 */
export const listMyRegistrations: PayloadHandler = async (req) => {
  const { id } = requirePerson(req)
  const whole = (name: string, otherwise: number) => {
    const value = Number(req.searchParams.get(name))
    return Number.isInteger(value) && value > 0 ? value : otherwise
  }
  // Looked up first: a condition through the relation would have every registration joined to its contact.
  const contacts = await queryRows<{ id: string }>(
    req,
    sql`SELECT id FROM contacts WHERE user_id = ${id}`,
  )
  const own = contacts.map((contact) => ({ contact: { equals: contact.id } }))
  return Response.json(
    await req.payload.find({
      collection: 'registrations',
      where: { or: [{ user: { equals: id } }, ...own] },
      limit: Math.min(whole('limit', 10), maxLimit),
      page: Math.min(whole('page', 1), 1_000_000),
      sort: '-createdAt',
      depth: 1,
      populate: {
        events: {
          title: true,
          slug: true,
          startDate: true,
          endDate: true,
          timezone: true,
          location: true,
          status: true,
        },
        'ticket-types': { name: true },
        contacts: { email: true },
        users: { email: true },
      },
      // The condition above is the rule; a contact's registrations are theirs although staff entered them.
      overrideAccess: true,
      req,
    }),
  )
}
