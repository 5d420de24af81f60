import { Agent, request } from 'node:http'
import { settleEvent } from '../harness/findLedgerFaults'
import { type Finding, runFault } from '../harness/runFault'
import { startFaultPlatform } from '../harness/startFaultPlatform'

/**
 * `node --import tsx bench/faults/stopWebUnderLoad.ts [--seed N] [--times 20]`: SIGTERM to a web process while people
 * register and read over connections they keep, until its readiness is off. Whatever it accepted is answered without
 * a 5xx and no connection breaks under a request; it ends with 0 within 20 s.
 */
const platform = await startFaultPlatform()
const { payload } = platform
const { makeEvent } = await import('@/testing/factories/makeEvent')
const worker = await platform.startWorker()
const clients = 12
const limitMs = 20_000

type Outcome = { status: number; connection?: string; fresh: boolean; code?: string }

await runFault({
  close: platform.close,
  round: async ({ between, run }) => {
    const { event } = await makeEvent({ payload, capacity: 5_000, slug: run })
    const web = await platform.startWeb()
    const agent = new Agent({ keepAlive: true, maxSockets: clients })
    const { port } = new URL(web.url)
    let next = 0
    let [over, told] = [false, false]
    const outcomes: Outcome[] = []

    const ask = () =>
      new Promise<Outcome>((resolve) => {
        next += 1
        const writes = next % 3 === 0
        const email = `${run}-${next}@example.org`
        const outgoing = request(
          {
            ...{ agent, port, host: '127.0.0.1', method: writes ? 'POST' : 'GET' },
            path: writes ? `/api/events/${event.id}/register` : `/api/events/${run}`,
            headers: { 'Content-Type': 'application/json' },
          },
          (response) => {
            const { statusCode = 0, headers } = response
            const fresh = !outgoing.reusedSocket
            response.on('error', () => resolve({ status: -1, fresh })).resume()
            response.on('end', () =>
              resolve({ status: statusCode, connection: headers.connection, fresh }),
            )
          },
        )
        outgoing.on('error', ({ code }: NodeJS.ErrnoException) =>
          resolve({ status: 0, fresh: !outgoing.reusedSocket, code }),
        )
        outgoing.end(
          writes ? JSON.stringify({ email, givenName: 'Ada', familyName: 'L' }) : undefined,
        )
      })
    const client = async () => {
      while (!over && !told) outcomes.push(await ask())
    }
    // As a balancer does: once readiness is off, it sends nobody there.
    const balance = async () => {
      while (!told && !over) {
        told = await fetch(`${web.url}/health/ready`).then(
          ({ status }) => status === 503,
          () => true,
        )
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
    const load = Promise.all([...Array.from({ length: clients }, client), balance()])
    await new Promise((resolve) => setTimeout(resolve, between(300, 1_500)))
    const askedAt = performance.now()
    web.child.kill('SIGTERM')
    const exitCode = await web.ended
    const tookMs = performance.now() - askedAt
    over = true
    await load
    agent.destroy()
    const broken = outcomes.filter(({ status }) => status <= 0)
    const faulty = outcomes.filter(({ status }) => status >= 500)
    const polite = outcomes.filter(({ connection }) => connection === 'close').length
    const { registered } = await countRegistered(event.id)
    return [
      [`${outcomes.length} requests, ${faulty.length} × 5xx`, faulty.length === 0],
      [
        `${broken.length} connections broke${broken.map(({ code, fresh }) => ` (${code}${fresh ? ', new' : ''})`).join('')}`,
        broken.length === 0,
      ],
      [`${polite} times asked to leave`, polite > 0],
      [`exit code ${exitCode} after ${Math.round(tookMs)} ms`, exitCode === 0 && tookMs < limitMs],
      ...(await settleEvent({ payload, event: event.id, count: registered })),
      ['the worker lives', worker.child.exitCode === null],
    ] satisfies Finding[]
  },
})

async function countRegistered(event: string) {
  const where = { event: { equals: event }, status: { equals: 'confirmed' } }
  const { totalDocs } = await payload.count({ collection: 'registrations', where })
  return { registered: totalDocs }
}
