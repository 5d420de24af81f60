/**
 * The counters of limits and lock-outs where there is no Redis. Unlogged: quick to write, and gone after a
 * crash, which only gives everybody their budget back. The columns are those of rate-limiter-flexible. In a
 * schema of its own, so that backups and Payload pass over it. Part of migrating; safe to repeat.
 */
export const limitTables = `
  CREATE SCHEMA IF NOT EXISTS limits;
  CREATE UNLOGGED TABLE IF NOT EXISTS limits.counters (
    key varchar(255) PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint);
  CREATE INDEX IF NOT EXISTS counters_expire ON limits.counters (expire)`
