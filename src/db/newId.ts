import { sql } from '@/db/sql'

/**
 * A UUIDv7 made by the database, for rows that one statement makes many of: PostgreSQL has no function
 * for it before 18. The moment in milliseconds, then random bits.
 */
export const newId = sql`encode(
  set_bit(set_bit(
    overlay(uuid_send(gen_random_uuid())
      PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3)
      FROM 1 FOR 6),
    52, 1), 53, 1), 'hex')::uuid`
