import { createLocalReq, type Payload } from 'payload'
import { queryInTransaction, queryRows, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { changeStatus } from '@/operations/registrations/changeStatus'
import { outboxEntry, outboxRows } from '@/outbox/outboxRows'
import { sendChange } from '@jobs/registrations/sendChange.job'

const batchSize = 500

type Announcement = {
  event: string
  sequence: number
  change: 'cancelled' | 'changed' | 'postponed'
  previous: { startDate: string; endDate: string; timezone: string; location: string | null }
}

type Input = Announcement & { payload: Payload; signal?: AbortSignal }

/**
 * Asks for one mail to everyone who has, waits for or is offered a seat. A cancelled event cancels the
 * registrations themselves first, each in a transaction with its mail. Safe to repeat: the mail ledger takes
 * one per registration and change, and who was cancelled by an earlier run is not found again.
 * @returns how many people are told
 */
export async function announceToRegistrants(input: Input): Promise<number> {
  const { signal } = input
  let told = 0
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const ids = await findBatch(input, after)
    if (input.change === 'cancelled') {
      for (const id of ids) {
        if (signal?.aborted) throw new Error('Stopped before everyone was told; the rest follows.')
        await cancel(input, id)
      }
    } else {
      await ask(input, ids)
    }
    told += ids.length
    after = ids.at(-1) ?? after
    if (ids.length < batchSize) return told
  }
}

async function findBatch({ payload, event }: Input, after: string): Promise<string[]> {
  const rows = await queryRows<{ id: string }>(
    payload,
    sql`SELECT id FROM registrations
        WHERE event_id = ${event} AND id > ${after}::uuid
          AND status IN ('held', 'pending', 'confirmed', 'waitlisted', 'offered')
        ORDER BY id LIMIT ${batchSize}`,
  )
  return rows.map(({ id }) => id)
}

const entryOf = ({ sequence, change, previous }: Announcement, registration: string) =>
  outboxEntry({ job: sendChange, payload: { registration, sequence, change, previous } })

async function ask({ payload, ...announcement }: Input, ids: readonly string[]): Promise<void> {
  const req = await createLocalReq({}, payload)
  const entries = ids.map((id) => entryOf(announcement, id))
  await inTransaction(req, () =>
    queryInTransaction(
      req,
      sql`WITH asked AS (${outboxRows(entries)})
          SELECT count(pg_notify('outbox', '')) FROM asked`,
    ),
  )
}

async function cancel(input: Input, registration: string): Promise<void> {
  const { payload } = input
  const req = await createLocalReq({}, payload)
  await inTransaction(req, async () => {
    // The mail about the event says it: no second one about the registration.
    await changeStatus({ req, registration, to: 'cancelled', silent: true })
    await queryInTransaction(
      req,
      sql`WITH asked AS (${outboxRows([entryOf(input, registration)])})
          SELECT count(pg_notify('outbox', '')) FROM asked`,
    )
  })
}
