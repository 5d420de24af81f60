import { setTimeout as pause } from 'node:timers/promises'
import type { Program } from '@/testing/startProgram'
import { waitUntil } from '@/testing/waitUntil'
import { faultOptions, type Finding, runFault } from '../harness/runFault'
import { startFaultPlatform } from '../harness/startFaultPlatform'

/**
 * `node --import tsx bench/faults/runSchedulers.ts [--redis] [--seed N] [--times 20]`: one to three workers, each with
 * its own schedules, of which some are started, ended (SIGTERM) and killed (-9) at random moments while a backup is
 * due every four seconds and sweeps every ten and thirty. Each tick is done once, none is due twice or too early, the
 * schedules go on whoever died, and there are as many backups as ticks.
 */
const { redis } = faultOptions()
const everyMs = 4_000
const platform = await startFaultPlatform({
  redis,
  env: { BACKUP_CRON: `*/${everyMs / 1000} * * * * *`, BACKUP_KEEP: '10000' },
})
const { requireQueue, closeQueues } = await import('@jobs/queues')
const { makeBackup } = await import('@jobs/maintenance/makeBackup.job')
const { sweepCampaigns } = await import('@jobs/campaigns/sweepCampaigns.job')
const { expireHolds } = await import('@jobs/registrations/expireHolds.job')
const { openFilePlace } = await import('@/adapters/filePlace')
const { findBackups } = await import('@/operations/backup/findBackups')
const { env } = await import('@/env')
const sweeps = [sweepCampaigns, expireHolds]
const schedules = [makeBackup, ...sweeps]
/** Of a tick whose worker died: its lock runs out, the next look finds it, a busy machine adds. */
const recoverMs = 75_000
const most = 3
/** All there ever were, for what they wrote. */
const workers: Program[] = []
let living: Program[] = []

async function addWorker(): Promise<void> {
  const worker = await platform.startWorker()
  workers.push(worker)
  living.push(worker)
}

type Tick = { id: string; due: number; state: string }

/** Every tick of a schedule there ever was, in the order they were due. */
async function readTicks({ queue, name }: (typeof schedules)[number]): Promise<Tick[]> {
  const states = ['completed', 'failed', 'active', 'waiting', 'delayed'] as const
  const ticks: Tick[] = []
  for (const state of states) {
    for (const job of await requireQueue(queue).getJobs([state])) {
      const due = Number(job.id?.split(':').at(-1))
      if (job.name === name) ticks.push({ id: job.id ?? '', due, state })
    }
  }
  return ticks.sort((a, b) => a.due - b.due)
}

const periodOf = ({ schedule }: (typeof schedules)[number]) =>
  schedule && 'everyMs' in schedule ? schedule.everyMs : 0

const pausesOf = (ticks: Tick[]) => ticks.slice(1).map(({ due }, at) => due - (ticks[at]?.due ?? 0))

type Line = { jobId?: string; msg?: string; backup?: string }

/** What the workers wrote about one thing. */
const linesOf = (message: string): Line[] =>
  workers
    .flatMap(({ output }) => output().split('\n'))
    .filter((line) => line.includes(`"msg":"${message}"`))
    .map((line) => JSON.parse(line) as Line)

/** How often each tick was done. */
function countRuns(ticks: Tick[]): number[] {
  const ended = linesOf('job ended').map(({ jobId }) => jobId)
  return ticks.map(({ id }) => ended.filter((jobId) => jobId === id).length)
}

/** The complete backups that these ticks made. */
async function findMade(ticks: Tick[]): Promise<string[]> {
  const ids = new Set(ticks.map(({ id }) => id))
  const { whole } = await findBackups(openFilePlace(env.backup.to))
  const there = new Set(whole.map(({ name }) => name))
  const made = linesOf('backup made').filter(({ jobId }) => ids.has(jobId ?? ''))
  return made.flatMap(({ backup }) => (backup && there.has(backup) ? [backup] : []))
}

await runFault({
  close: async () => {
    await closeQueues()
    await platform.close()
  },
  round: async ({ between, pick }) => {
    while (living.length < 2) await addWorker()
    const beganAt = Date.now()
    const codes: (number | null)[] = []
    const acts: string[] = []
    for (let act = between(3, 5); act > 0; act -= 1) {
      await pause(between(200, 4_000))
      const kind = living.length === 1 ? 'start' : pick(['start', 'kill', 'kill', 'end'] as const)
      if (kind === 'start') {
        if (living.length < most) await addWorker()
        else continue
      } else {
        const leaving = pick(living)
        living = living.filter((each) => each !== leaving)
        leaving.child.kill(kind === 'kill' ? 'SIGKILL' : 'SIGTERM')
        const code = await leaving.ended
        if (kind === 'end') codes.push(code)
      }
      acts.push(kind)
    }
    await pause(2 * everyMs)
    const endedAt = Date.now()
    const isPast = ({ due }: Tick) => due >= beganAt && due < endedAt
    const settling = performance.now()
    await waitUntil({
      what: 'ticks of this run are done',
      timeoutMs: recoverMs,
      holds: async () => {
        const past = (await Promise.all(schedules.map(readTicks))).flat().filter(isPast)
        return past.every(({ state }) => state === 'completed' || state === 'failed')
      },
    })
    const settledMs = Math.round(performance.now() - settling)
    const backups = (await readTicks(makeBackup)).filter(isPast)
    const wanted = Math.floor((endedAt - 1) / everyMs) - Math.floor((beganAt - 1) / everyMs)
    const others = await Promise.all(
      sweeps.map(async (sweep) => ({ sweep, ticks: (await readTicks(sweep)).filter(isPast) })),
    )
    const all = [...backups, ...others.flatMap(({ ticks }) => ticks)]
    const runs = countRuns(all)
    const early = others.filter(({ sweep, ticks }) =>
      pausesOf(ticks).some((ms) => ms < periodOf(sweep)),
    )
    const longest = Math.max(...pausesOf(backups), 0)
    const made = await findMade(backups)
    return [
      [`${acts.join(', ')}: ${living.length} left`, true],
      [
        `${all.length} ticks of ${schedules.length} schedules, each done once, after ${settledMs} ms`,
        runs.every((count) => count === 1) && all.every(({ state }) => state === 'completed'),
      ],
      [
        `${backups.length} of ${wanted} times a backup was due, each at its time`,
        backups.length > 0 &&
          new Set(backups.map(({ due }) => due)).size === backups.length &&
          backups.every(({ due }) => due % everyMs === 0),
      ],
      [`at most ${longest} ms between them`, longest < recoverMs],
      ['no sweep came early', early.length === 0],
      [`${made.length} backups`, made.length === backups.length],
      [`ended with ${codes.join(', ') || 'none asked'}`, codes.every((code) => code === 0)],
      ['the others live', living.every(({ child }) => child.exitCode === null)],
    ] satisfies Finding[]
  },
})
