import type { Bench, Measurement, Variant } from './harness/bench'
import { benchEvent } from './harness/benchEvent'
import { openPayload } from './harness/openPayload'
import { startBenchDatabase } from './harness/startBenchDatabase'
import { runLoad } from './harness/startProcess'
import { startOurs, startSmall } from './harness/startServers'

const connections = 4
const password = 'a-password-for-benches'

type Login = { email: string; password: string }
type Burst = { perSecond: number; p50Ms: number; p99Ms: number; loginsPerSecond: number }
type Load = { url: string; logins?: Login[] }

/** Log-ins: what a burst of them does to everybody else. */
export const login: Bench = {
  title: 'A burst of log-ins (`login`)',
  claim:
    'Visitors read one event past the cache over 4 connections while 100 people log in at the same moment, with ' +
    'the server on one core: reads a second, and how long they take, against the same server without log-ins, and ' +
    'against node:http that hashes as many passwords at once as it is asked to. Every read and every log-in is ' +
    'checked.',
  prepare: async ({ seconds, scale }) => {
    const database = await startBenchDatabase()
    const payload = await openPayload(database.env)
    await payload.create({ collection: 'events', data: benchEvent as never })
    const logins: Login[] = []
    for (let number = 0; number < Math.max(4, Math.round(100 * scale)); number += 1) {
      const email = `login-${number}@example.org`
      await payload.create({ collection: 'users', data: { email, password } as never })
      logins.push({ email, password })
    }
    const ours = await startOurs(database.env)
    const raw = await startSmall('rawLogin.mjs', database.env)
    const measure = async (load: Load): Promise<Measurement> => {
      const { perSecond, p50Ms, p99Ms, loginsPerSecond } = await burst({ ...load, seconds })
      return {
        perSecond,
        notes: {
          'p50 ms': p50Ms,
          'p99 ms': p99Ms,
          ...(load.logins ? { 'log-ins a second': loginsPerSecond } : {}),
        },
      }
    }
    const variant = (name: string, role: Variant['role'], load: Load): Variant => ({
      name,
      role,
      measure: () => measure(load),
    })
    const many = `${logins.length} log-ins at once`
    return {
      comparisons: [
        {
          title: 'reads meanwhile',
          variants: [
            variant(`Rostrum, ${many}`, 'ours', { url: ours.url, logins }),
            variant('Rostrum, nobody logs in', 'peer', { url: ours.url }),
            variant(`node:http + pg, ${many}`, 'peer', { url: raw.url, logins }),
            variant('node:http + pg, nobody logs in', 'floor', { url: raw.url }),
          ],
        },
      ],
      controls: [{ name: 'a wrong password', prove: () => proveRefused(ours.url) }],
      close: async () => {
        for (const server of [ours, raw]) await server.stop()
        await database.stop()
      },
    }
  },
}

function burst(load: Load & { seconds: number }): Promise<Burst> {
  return runLoad('bench/programs/burst.mjs', {
    ...load,
    connections,
    path: '/api/events/bench-0?turn=TURN',
    contains: '"slug":"bench-0"',
    loginPath: '/api/auth/login',
  })
}

/** The load must notice a log-in that is refused. */
async function proveRefused(url: string): Promise<string> {
  const logins = [{ email: 'login-0@example.org', password: 'not-the-password' }]
  const accepted = await burst({ url, seconds: 1, logins }).then(
    () => true,
    () => false,
  )
  if (accepted) throw new Error('A refused log-in was counted.')
  return 'a log-in with a wrong password voided the run'
}
