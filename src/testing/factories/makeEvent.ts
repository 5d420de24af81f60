import type { Payload } from 'payload'
import type { Event, TicketType } from '@/payload-types'

type Options = Partial<Event> & {
  payload: Payload
  /** Of the default ticket, in minor units. */
  priceMinor?: number
}

let made = 0

/**
 * A published event that starts in a month, with its pool and default ticket type, as staff would make it.
 * `capacity` null or left out: no limit.
 */
export async function makeEvent({ payload, priceMinor = 0, ...data }: Options) {
  made += 1
  const start = Date.now() + 30 * 86_400_000
  const event = await payload.create({
    collection: 'events',
    data: {
      title: `Kıyıda Yazılım ${made}`,
      slug: `kiyida-yazilim-${made}`,
      startDate: new Date(start).toISOString(),
      endDate: new Date(start + 8 * 3_600_000).toISOString(),
      timezone: 'Europe/Istanbul',
      attendanceMode: 'offline',
      location: 'Haliç Kongre Merkezi',
      organizer: 'Işık Derneği',
      currency: 'TRY',
      price: priceMinor / 100,
      status: 'published',
      visibility: 'public',
      ...data,
    },
  })
  const ticket =
    (await findTicket(payload, event.id)) ?? (await makeTicket({ payload, event, priceMinor }))
  const [pool] = ticket.pools ?? []
  return { event, ticket, pool: typeof pool === 'string' ? pool : (pool?.id ?? null) }
}

async function findTicket(payload: Payload, event: string): Promise<TicketType | undefined> {
  const where = { event: { equals: event } }
  const { docs } = await payload.find({ collection: 'ticket-types', where, limit: 1, depth: 0 })
  return docs[0]
}

type Sale = { payload: Payload; event: Event; priceMinor: number }

async function makeTicket({ payload, event, priceMinor }: Sale) {
  const pool = await payload.create({
    collection: 'capacity-pools',
    data: {
      event: event.id,
      name: 'Main',
      capacity: event.capacity ?? null,
      held: 0,
      taken: 0,
      overbook: 0,
      waiting: 0,
    },
  })
  return payload.create({
    collection: 'ticket-types',
    depth: 0,
    data: {
      event: event.id,
      name: 'Standard',
      kind: priceMinor > 0 ? 'paid' : 'free',
      isDefault: true,
      priceMinor,
      currency: event.currency,
      pools: [pool.id],
      visibility: 'public',
      status: 'active',
    },
  })
}
