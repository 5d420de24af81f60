import type { Bench, Comparison, Measurement, Variant } from './harness/bench'
import { benchEvent } from './harness/benchEvent'
import { openPayload } from './harness/openPayload'
import { startBenchDatabase } from './harness/startBenchDatabase'
import { runLoad } from './harness/startProcess'
import { startOurs, startSmall } from './harness/startServers'

const staff = { email: 'desk@example.org', password: 'a-password-for-benches' }

type Crowd = { perSecond: number; p50Ms: number; p99Ms: number }
type Watched = { urls: string[]; path: string; raw?: boolean; token?: string; event?: string }

/** Sockets: how soon everybody hears of something, with one web process and with two. */
export const sockets: Bench = {
  title: 'Sockets (`sockets`)',
  claim:
    'Staff watch one event over 500 and 1,000 sockets while people register, the next one when all sockets have ' +
    'told of the last. Times are from the request that registers (a whole registration, committed) to the ' +
    'moment a client hears of it. With two web processes, half of the clients are at the one that did not take ' +
    'the request; events cross by PostgreSQL, all on one core. The floor is ws, which stores nothing. Each ' +
    'client must hear each registration exactly once.',
  prepare: async ({ scale }) => {
    const database = await startBenchDatabase()
    const payload = await openPayload(database.env)
    const event = await payload.create({
      collection: 'events',
      data: { ...benchEvent, capacity: null } as never,
    })
    const { docs: roles } = await payload.find({
      collection: 'roles',
      where: { name: { equals: 'moderator' } },
      depth: 0,
    })
    await payload.create({
      collection: 'users',
      data: { ...staff, roles: roles.map(({ id }) => id) } as never,
    })
    const servers = [await startOurs(database.env), await startOurs(database.env)]
    const raw = await startSmall('rawFanout.mjs', {})
    const [first = '', second = ''] = servers.map(({ url }) => url)
    const path = `/api/events/${event.id}/register`
    const token = () => logIn(first)
    const rounds = Math.max(3, Math.round(100 * scale))

    const measure = async (watched: Watched, clients: number): Promise<Measurement> => {
      const signed = watched.raw ? {} : { token: await token(), event: event.id }
      const { perSecond, p50Ms, p99Ms } = await crowd({ ...watched, ...signed, clients, rounds })
      return { perSecond, notes: { 'p50 ms': p50Ms, 'p99 ms': p99Ms, lost: 0 } }
    }
    const compared = (full: number): Comparison => {
      const clients = Math.max(4, Math.round(full * scale))
      const variant = (name: string, role: Variant['role'], watched: Watched): Variant => ({
        name,
        role,
        measure: () => measure(watched, clients),
      })
      return {
        title: `${clients.toLocaleString('en')} clients, deliveries`,
        variants: [
          variant('Rostrum, two processes', 'ours', { urls: [first, second], path }),
          variant('Rostrum, one process', 'peer', { urls: [first], path }),
          variant('ws, nothing stored', 'floor', { urls: [raw.url], path: '/', raw: true }),
        ],
      }
    }
    return {
      comparisons: [compared(500), compared(1_000)],
      controls: [
        {
          name: 'a crowd at a server that hears nothing of the other',
          prove: async () => proveLost({ urls: [raw.url, first], path: '/', raw: true }),
        },
      ],
      close: async () => {
        for (const server of [...servers, raw]) await server.stop()
        await database.stop()
      },
    }
  },
}

let round = 0

function crowd(load: Watched & { clients: number; rounds: number }): Promise<Crowd> {
  return runLoad('bench/programs/crowd.mjs', { ...load, tag: (round += 1) })
}

async function logIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(staff),
  })
  return ((await answer.json()) as { accessToken: string }).accessToken
}

/** The crowd must notice clients that hear nothing. */
async function proveLost(watched: Watched): Promise<string> {
  const accepted = await crowd({ ...watched, clients: 4, rounds: 2 }).then(
    () => true,
    () => false,
  )
  if (accepted) throw new Error('Clients that heard nothing were not noticed.')
  return 'clients that heard nothing voided the run'
}
