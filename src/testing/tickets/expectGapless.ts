import { expect } from '@jest/globals'
import { queryRows, sql } from '@/db/sql'
import type { TestPlatform } from '@/testing/harness'

/** Every entry has its place: no gap, none twice. */
export async function expectGapless({ payload }: TestPlatform, id: string): Promise<void> {
  const log = await queryRows<{ seq: number; pub: number | null }>(
    payload,
    sql`SELECT seq::int AS seq, public_seq::int AS pub FROM ticket_events
        WHERE ticket_id = ${id} ORDER BY seq`,
  )
  const count = (list: number[]) => list.map((_each, index) => index + 1)
  const all = log.map(({ seq }) => seq)
  const seen = log.flatMap(({ pub }) => (pub === null ? [] : [pub]))
  expect(all).toEqual(count(all))
  expect(seen).toEqual(count(seen))
}
