import { seatsLeft } from '@/lib/registrationState'
import type { Entry } from '@/operations/registrations/findEntry'

/** Whether the seats are there for passers-by, as far as the pools were read. Pure. */
export function hasRoom({ event, pools }: Entry, quantity: number): boolean {
  return pools.every((pool) => {
    const left = seatsLeft({ ...pool, waiting: false })
    const free = left === null || left >= quantity
    return free && (pool.waiting === 0 || !event.waitlistEnabled)
  })
}
