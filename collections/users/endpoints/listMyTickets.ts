import type { PayloadHandler } from 'payload'
import { requirePerson } from '@/operations/accounts/requirePerson'

const maxLimit = 100

/** 200, a page of the tickets the signed-in user opened, newest first; an agent's own too, not everybody's. */
export const listMyTickets: PayloadHandler = async (req) => {
  const { id } = requirePerson(req)
  const whole = (name: string, otherwise: number) => {
    const value = Number(req.searchParams.get(name))
    return Number.isInteger(value) && value > 0 ? value : otherwise
  }
  return Response.json(
    await req.payload.find({
      collection: 'tickets',
      where: { user: { equals: id } },
      limit: Math.min(whole('limit', 10), maxLimit),
      page: whole('page', 1),
      sort: '-createdAt',
      depth: 0,
      overrideAccess: false,
      req,
    }),
  )
}
