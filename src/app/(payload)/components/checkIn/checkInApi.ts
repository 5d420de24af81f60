import type { Scan, SendResult } from '@/lib/checkIns/scanQueue'
import type { Gates } from '@/operations/checkIns/readGates'

type Person = { givenName: string; familyName?: string | null; email?: string }

type Answer = {
  checkIn?: { id: string; scannedAt: string }
  registration?: { attendee: Person; ticketType: { name: string } | null }
  errors?: {
    code: string
    message: string
    data?: { at?: string; listName?: string; registration?: string }
  }[]
}

export type FoundPerson = Person & {
  id: string
  code: string
  status: string
  ticketTypeName: string | null
  checkedInAt: string | null
}

/** A phone on a crowded network gives up here and tries again. */
const patienceMs = 8_000

const call = (path: string, init: RequestInit = {}) =>
  fetch(path, {
    credentials: 'same-origin',
    cache: 'no-store',
    signal: AbortSignal.timeout(patienceMs),
    ...init,
  })

const nameOf = ({ givenName, familyName }: Person) =>
  [givenName, familyName].filter(Boolean).join(' ')

/** One scan to the platform. What comes of it is never guessed: without an answer it is unreachable. */
export async function sendScan(
  { event, device }: { event: string; device: string },
  { subject, list, nonce, direction, scannedAt, late }: Scan & { late: boolean },
): Promise<SendResult> {
  try {
    const response = await call(`/api/events/${event}/checkin`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        ...subject,
        ...{ list, nonce, direction, device },
        ...(late ? { scannedAt } : {}),
      }),
    })
    if (response.status === 401) return { kind: 'signedOut' }
    if (response.status >= 500 || response.status === 429) return { kind: 'unreachable' }
    const { checkIn, registration, errors } = (await response.json()) as Answer
    if (response.ok && checkIn && registration) {
      return {
        kind: 'accepted',
        checkIn: checkIn.id,
        at: checkIn.scannedAt,
        name: nameOf(registration.attendee),
        ticket: registration.ticketType?.name ?? null,
      }
    }
    const [error] = errors ?? []
    const { at, listName: gate, registration: id } = error?.data ?? {}
    const name = id ? await findName(id) : undefined
    return {
      ...{ kind: 'refused', code: error?.code ?? '', message: error?.message ?? '' },
      ...{ at, gate, name },
    }
  } catch {
    return { kind: 'unreachable' }
  }
}

/** Who it was that may not come in; nothing where that cannot be told. */
async function findName(registration: string): Promise<string | undefined> {
  try {
    const select = 'depth=0&select[givenName]=true&select[familyName]=true'
    const response = await call(`/api/registrations/${registration}?${select}`)
    return response.ok ? nameOf((await response.json()) as Person) : undefined
  } catch {
    return undefined
  }
}

/** Takes an entry back. False when that did not work. */
export async function undoCheckIn(id: string): Promise<boolean> {
  try {
    return (await call(`/api/check-ins/${id}`, { method: 'DELETE' })).ok
  } catch {
    return false
  }
}

/** People of the event whose name, address or code has these words; null without an answer. */
export async function findPeople(event: string, words: string): Promise<FoundPerson[] | null> {
  try {
    const query = new URLSearchParams({ q: words, limit: '8', sort: 'name' })
    const response = await call(`/api/events/${event}/registrations?${query}`)
    return response.ok ? ((await response.json()) as { docs: FoundPerson[] }).docs : null
  } catch {
    return null
  }
}

/** How many came and may come, by gate; null without an answer. */
export async function readCounts(event: string): Promise<Gates | null> {
  try {
    const response = await call(`/api/events/${event}/checkin`)
    return response.ok ? ((await response.json()) as Gates) : null
  } catch {
    return null
  }
}
