import { createLocalReq, type Payload } from 'payload'
import { rememberPublicly } from '@/lib/publicMemory'
import type { Event } from '@/payload-types'

/**
 * An event by its slug, as an outsider may see it: an unlisted one too, since one must know its address. At most
 * a second old.
 */
export const findEventPage = (payload: Payload, slug: string): Promise<Event | null> =>
  rememberPublicly(`event ${slug}`, async () => {
    const { docs } = await payload.find({
      collection: 'events',
      where: {
        and: [
          { slug: { equals: slug } },
          { status: { in: ['published', 'postponed', 'cancelled', 'completed'] } },
          { visibility: { in: ['public', 'unlisted'] } },
        ],
      },
      limit: 1,
      depth: 0,
      // The conditions above are the rule; what only staff may read is not shown on the page.
      overrideAccess: true,
      req: await createLocalReq({}, payload),
    })
    return docs[0] ?? null
  })

/** What one may choose when registering for it; at most a second old. */
export const findPublicTickets = (payload: Payload, event: string) =>
  rememberPublicly(`tickets ${event}`, async () => {
    const { docs } = await payload.find({
      collection: 'ticket-types',
      where: {
        and: [
          { event: { equals: event } },
          { status: { equals: 'active' } },
          { visibility: { equals: 'public' } },
        ],
      },
      sort: 'sortOrder',
      limit: 50,
      depth: 0,
      overrideAccess: true,
      req: await createLocalReq({}, payload),
    })
    return docs
  })
