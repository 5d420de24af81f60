import os from 'node:os'
import { findProgram } from '@/testing/findProgram'

/** Servers and database share one core, the load generator has another: neither steals from the other. */
export type Side = 'load' | 'server'

/** The words before a command that keep it on its core; none where the system cannot. */
export function pinned(side: Side): string[] {
  const taskset = findProgram(['taskset'])
  if (!taskset || os.cpus().length < 2) return []
  return [taskset, '-c', side === 'load' ? '1' : '0']
}
