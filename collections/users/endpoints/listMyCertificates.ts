import type { PayloadHandler } from 'payload'
import { requirePerson } from '@/operations/accounts/requirePerson'
import { printedStatuses } from '@/lib/certificates/certificateStates'

const maxLimit = 100

/** 200, a page of the signed-in user's certificates, newest first; of staff their own too, not everybody's. */
export const listMyCertificates: PayloadHandler = async (req) => {
  const { id } = requirePerson(req)
  const whole = (name: string, otherwise: number) => {
    const value = Number(req.searchParams.get(name))
    return Number.isInteger(value) && value > 0 ? value : otherwise
  }
  return Response.json(
    await req.payload.find({
      collection: 'certificates',
      where: { user: { equals: id }, status: { in: [...printedStatuses] } },
      limit: Math.min(whole('limit', 10), maxLimit),
      page: whole('page', 1),
      sort: '-issuedAt',
      depth: 0,
      overrideAccess: false,
      req,
    }),
  )
}
