import * as m20261122_000000_initial from './20261122_000000_initial'

/** Every migration, oldest first. */
export const migrations = [
  { name: '20261122_000000_initial', up: m20261122_000000_initial.up, down: m20261122_000000_initial.down },
]
