import { waitUntil } from '@/testing/waitUntil'
import { registerOnce } from './registrants'
import type { Finding } from './runFault'

type Agreement = {
  from: { url: string }
  to: { url: string }
  event: { id: string; slug?: string | null }
  /** Seats, once this person has theirs. */
  left: number
}

/** One person more at `from`: `to` shows it within a second, and has the same answer for the same key. */
export async function findAgreement({ from, to, event, left }: Agreement): Promise<Finding[]> {
  const seatsLeft = async () => {
    const response = await fetch(`${to.url}/api/events/${event.slug}`)
    return ((await response.json()) as { seatsLeft: number }).seatsLeft
  }
  const email = `${event.slug}-agrees-${left}@example.org`
  const first = await registerOnce({ url: () => from.url, event: event.id }, email)
  const writtenAt = performance.now()
  await waitUntil({ what: 'the other cache', holds: async () => (await seatsLeft()) === left })
  const staleMs = Math.round(performance.now() - writtenAt)
  const second = await registerOnce({ url: () => to.url, event: event.id }, email)
  return [
    [`the other cache after ${staleMs} ms`, staleMs < 1_000],
    ['one key, one answer', first.status === 201 && first.text === second.text],
  ]
}
