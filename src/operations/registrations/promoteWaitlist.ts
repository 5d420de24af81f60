import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { seatsLeft } from '@/lib/registrationState'
import { record } from '@/outbox/record'
import { applyTransition } from '@/operations/registrations/applyTransition'
import type { Pool } from '@/operations/registrations/findEntry'
import { lockPools } from '@/operations/registrations/lockPools'
import {
  lockRegistration,
  type LockedRegistration,
} from '@/operations/registrations/lockRegistration'
import { promoteWaitlistJob } from '@jobs/registrations/promoteWaitlist.job'

const batchSize = 200
const mostAtOnce = 200

type Input = {
  req: PayloadRequest
  event: string
  /** A registration that was just put back on the list, and is not to leave it in the same breath. */
  except?: string
}

type Waiter = { id: string; party: string; place: string; pools: string[] }

/**
 * Gives the free seats of an event to those who wait, first come first served, in the caller's transaction
 * (or one of its own). People who registered together move up together: seats too few for the party at the
 * head go to the next one that fits. A waiter of a priced event, or of one with approval, becomes pending,
 * the others confirmed; where the event makes offers, each is asked first. Never twice for one seat, since the pools are locked. Safe to repeat.
 * @returns how many moved up; past 200, a job goes on with the rest
 */
export async function promoteWaitlist({ req, event, except }: Input): Promise<number> {
  return inTransaction(req, async () => {
    const pools = await lockPools(req, event)
    const room = roomOf(pools)
    let promoted = 0
    let after: Waiter | undefined
    while (someoneMayFit(pools, room)) {
      const waiters = await findWaiters({ req, event, except, after })
      const parties = inParties(waiters)
      // The last party of a full batch may go on in the next one.
      if (waiters.length === batchSize) parties.pop()
      for (const party of parties) {
        if (!fits(party, room)) continue
        if (promoted + party.length > mostAtOnce) {
          const payload = { event }
          await record({ req, job: promoteWaitlistJob, payload, dedupeKey: `promote:${event}` })
          return promoted
        }
        for (const { id, pools: needed } of party) {
          if (!(await moveUp(req, id))) return promoted
          needed.forEach((pool) => room.set(pool, (room.get(pool) ?? Infinity) - 1))
          promoted += 1
        }
      }
      after = parties.at(-1)?.at(-1)
      if (waiters.length < batchSize || !after) break
    }
    return promoted
  })
}

/** Seats left by pool; Infinity where there is no limit. */
function roomOf(pools: readonly Pool[]): Map<string, number> {
  return new Map(pools.map((pool) => [pool.id, seatsLeft({ ...pool, waiting: false }) ?? Infinity]))
}

const someoneMayFit = (pools: readonly Pool[], room: Map<string, number>) =>
  pools.some(({ id, waiting }) => waiting > 0 && (room.get(id) ?? 0) > 0)

const fits = (party: readonly Waiter[], room: Map<string, number>) =>
  (party[0]?.pools ?? []).every((pool) => (room.get(pool) ?? Infinity) >= party.length)

async function findWaiters({
  req,
  event,
  except,
  after,
}: Input & { after: Waiter | undefined }): Promise<Waiter[]> {
  const behind = after
    ? sql`AND (r.waitlisted_at, r.id) > (${after.place}::timestamptz, ${after.id}::uuid)`
    : sql.empty()
  return queryInTransaction<Waiter>(
    req,
    sql`SELECT r.id, coalesce(r.party, r.id::text) AS party, r.waitlisted_at AS place,
          coalesce((
            SELECT json_agg(rel.capacity_pools_id) FROM ticket_types_rels rel
            WHERE rel.parent_id = r.ticket_type_id AND rel.path = 'pools'), '[]') AS pools
        FROM registrations r
        WHERE r.event_id = ${event} AND r.status = 'waitlisted' ${behind}
          AND r.id IS DISTINCT FROM ${except ?? null}::uuid
        ORDER BY r.waitlisted_at, r.id LIMIT ${batchSize}`,
  )
}

/** People of one party stand side by side on the list. */
function inParties(waiters: readonly Waiter[]): Waiter[][] {
  const parties: Waiter[][] = []
  for (const waiter of waiters) {
    const last = parties.at(-1)
    if (last?.[0]?.party === waiter.party) last.push(waiter)
    else parties.push([waiter])
  }
  return parties
}

/** @returns false once the event takes nobody any more */
async function moveUp(req: PayloadRequest, id: string): Promise<boolean> {
  const locked = await lockRegistration(req, id)
  if (locked?.status !== 'waitlisted') throw new Error(`Waiter ${id} changed under the lock`)
  if (!takesPeople(locked)) return false
  const pending = locked.approvalRequired || locked.priceMinor > 0
  const given = pending ? 'pending' : 'confirmed'
  await applyTransition({ req, locked, to: locked.offersSeats ? 'offered' : given })
  return true
}

const takesPeople = ({ eventStatus, eventEndDate, at }: LockedRegistration) =>
  eventStatus === 'published' && Date.parse(eventEndDate) > Date.parse(at)
