import { createLocalReq, type Payload } from 'payload'
import { rememberPublicly } from '@/lib/publicMemory'
import { eventSearchWhere } from '@/operations/events/eventSearch'

type Input = { payload: Payload; q: string; page: number }

/** The events of the front page, soonest first, as any visitor may see them; at most a second old. */
export const findComingEvents = ({ payload, q, page }: Input) =>
  rememberPublicly(`events ${page} ${q}`, async () =>
    payload.find({
      collection: 'events',
      where: {
        and: [
          { endDate: { greater_than: new Date().toISOString() } },
          { status: { in: ['published', 'postponed'] } },
          { visibility: { equals: 'public' } },
          ...eventSearchWhere({ q }),
        ],
      },
      sort: 'startDate',
      limit: 12,
      page,
      depth: 0,
      overrideAccess: false,
      req: await createLocalReq({}, payload),
    }),
  )
