import { sql, type Statement } from '@/db/sql'

/**
 * The instant at which a person joins the waiting list of an event, later than that of everyone who waits
 * already: with the pools locked, the order of the list is the order in which people came. `offset` counts
 * those who join by the same statement.
 */
export function nextPlace(event: string, offset: Statement = sql`0`): Statement {
  return sql`greatest(clock_timestamp(), (
      SELECT max(waitlisted_at) + interval '1 ms' FROM registrations
      WHERE event_id = ${event} AND status = 'waitlisted')) + ${offset} * interval '1 ms'`
}
