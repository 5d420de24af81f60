import { setTimeout as pause } from 'node:timers/promises'
import type { Program } from '@/testing/startProgram'
import { waitUntil } from '@/testing/waitUntil'
import { findLedgerFaults } from '../harness/findLedgerFaults'
import { countStatuses, rushIn } from '../harness/registrants'
import { faultOptions, type Finding, runFault } from '../harness/runFault'
import { makeStaff, signInStaff } from '../harness/staffAccount'
import { type Mood, moods, startMoodyReceiver } from '../harness/startMoodyReceiver'
import { startFaultPlatform } from '../harness/startFaultPlatform'

/**
 * `node --import tsx bench/faults/repeatWebhooks.ts [--redis] [--seed N] [--times 20]`: a receiver that answers late,
 * refuses, redirects, hangs up before or after it took an event, or never answers, while the web process and the
 * worker are killed (-9). Every registration is told at least once, under one id and in the same words on each try,
 * signed anew each time; the receiver of docs/examples takes up each once, also what staff have sent again.
 */
const { redis } = faultOptions()
/** Bad tries of one event, at most. */
const worst = 4
let moodOf = (_id: string, _tried: number): Mood => 'accept'
const receiver = await startMoodyReceiver((id, tried) => moodOf(id, tried))
const platform = await startFaultPlatform({ redis, env: { OUTBOUND_ALLOW_HOSTS: '127.0.0.1' } })
const { payload } = platform
const { queryRows, sql } = await import('@/db/sql')
const { makeEvent } = await import('@/testing/factories/makeEvent')
const { closeQueues, requireQueue } = await import('@jobs/queues')
const { sweepWebhooks } = await import('@jobs/webhooks/sweep.job')
await makeStaff(payload)
const living = await platform.startWeb()
let worker: Program = await platform.startWorker()
const people = 24

type Delivery = {
  id: string
  event: string
  state: string
  attempts: number
  status: number | null
}

const deliveriesOf = (endpoint: string) =>
  queryRows<Delivery>(
    payload,
    sql`SELECT id, event, state::text, attempts::int, response_status::int AS status
        FROM webhook_deliveries WHERE endpoint_id = ${endpoint}`,
  )

/** The pauses between tries are over: minutes to hours, which nobody wants to wait for. */
const passTime = () =>
  queryRows(
    payload,
    sql`WITH due AS (UPDATE webhook_deliveries SET next_attempt_at = now()
          WHERE state = 'pending' AND next_attempt_at > now())
        UPDATE outbox SET run_at = now()
        WHERE job = 'webhooks.deliver' AND published_at IS NULL AND run_at > now()`,
  )

/** What a worker that is dead had claimed runs out, as after two minutes, and the sweep comes by. */
async function forgetClaims(): Promise<void> {
  await queryRows(
    payload,
    sql`UPDATE webhook_deliveries SET claimed_until = now() - interval '1 second',
          updated_at = now() - interval '2 minutes'
        WHERE state = 'pending' AND claimed_until > now()`,
  )
  await requireQueue(sweepWebhooks.queue).add(sweepWebhooks.name, {})
}

await runFault({
  close: async () => {
    await closeQueues()
    await platform.close()
    await receiver.close()
  },
  round: async ({ between, random, run }) => {
    receiver.tries.length = 0
    receiver.processed.length = 0
    const planned = new Map<string, Mood[]>()
    moodOf = (id, tried) => {
      // Chosen when it first comes; in the end every receiver has a good day.
      const plan = planned.get(id) ?? shuffled(moods.slice(1), random).slice(0, between(0, worst))
      planned.set(id, plan)
      return plan[tried - 1] ?? 'accept'
    }
    const headers = { ...(await signInStaff(living.url)), 'Content-Type': 'application/json' }
    const post = async (at: string, body: object = {}) => {
      const init = { method: 'POST', headers, body: JSON.stringify(body) }
      const response = await fetch(`${living.url}${at}`, init)
      return { status: response.status, body: (await response.json()) as never }
    }
    const made = await post('/api/webhook-endpoints', {
      ...{ url: receiver.url, events: ['registration.confirmed'], enabled: true, description: run },
    })
    const { doc: endpoint } = made.body as { doc: { id: string; secret: string } }
    receiver.expect(endpoint.secret)

    const { event } = await makeEvent({ payload, capacity: 200, slug: run })
    const dying = await platform.startWeb()
    const emails = Array.from({ length: people }, (_each, at) => `${run}-${at}@example.org`)
    let url = dying.url
    const rush = rushIn({ url: () => url, event: event.id, people: emails, connections: 3 })
    await pause(between(50, 1_000))
    url = living.url
    dying.child.kill('SIGKILL')
    await dying.ended
    const answers = await rush

    let deaths = 0
    const dyingAfter = between(1, people)
    await waitUntil({
      what: 'every event is delivered',
      timeoutMs: 180_000,
      holds: async () => {
        await passTime()
        if (deaths === 0 && receiver.tries.length >= dyingAfter) {
          deaths += 1
          worker.child.kill('SIGKILL')
          await worker.ended
          await forgetClaims()
          worker = await platform.startWorker()
        }
        await pause(100)
        const rows = await deliveriesOf(endpoint.id)
        return rows.length >= people && rows.every(({ state }) => state === 'delivered')
      },
    })
    const deliveries = await deliveriesOf(endpoint.id)
    const first = [...receiver.tries]

    // Staff send some again from the log, one of them twice.
    moodOf = () => 'accept'
    const again = deliveries.filter(() => random() < 0.3).concat(deliveries.slice(0, 1))
    const replays: number[] = []
    for (const { id } of again) {
      const { status } = await post(`/api/webhook-deliveries/${id}/replay`)
      replays.push(status)
      await waitUntil({
        what: 'the replay is delivered',
        holds: async () =>
          (await deliveriesOf(endpoint.id)).every(({ state }) => state === 'delivered'),
      })
    }
    const { tries, processed } = receiver
    const ledgers = await findLedgerFaults(payload)
    const endpointRow = await queryRows<{ enabled: boolean }>(
      payload,
      sql`UPDATE webhook_endpoints SET enabled = false WHERE id = ${endpoint.id}
          RETURNING failing_since IS NULL AS enabled`,
    )

    const triesOf = (id: string) => tries.filter((each) => each.id === id)
    const ids = new Set(tries.map(({ id }) => id))
    const words = [...ids].filter((id) => new Set(triesOf(id).map(({ body }) => body)).size > 1)
    const stale = tries.filter(({ at, timestamp }) => Math.abs(at / 1_000 - timestamp) > 5)
    const backwards = [...ids].filter((id) =>
      triesOf(id).some(({ timestamp }, at, all) => timestamp < (all[at - 1]?.timestamp ?? 0)),
    )
    const unsigned = tries.filter(({ refusal }) => refusal !== null)
    const told = new Set(processed.map(({ data }) => data.id))
    // A try that the worker noted before it died may never have left.
    const miscounted = deliveries.filter(({ event: id, attempts }) => {
      const came = first.filter((each) => each.id === id).length
      return attempts < came || attempts > came + deaths
    })
    const wrongly = deliveries.filter(({ status }) => status !== 204)
    const count = (mood: Mood) => tries.filter((each) => each.mood === mood).length
    return [
      [`web killed: ${countStatuses(answers)}; worker killed after ${dyingAfter} tries`, true],
      [`${tries.length} tries: ${moods.map((mood) => `${count(mood)} ${mood}`).join(', ')}`, true],
      [
        `${people} people, ${ids.size} ids, ${deliveries.length} deliveries`,
        ids.size === people && deliveries.length === people,
      ],
      [`${words.length} ids with other words on another try`, words.length === 0],
      [
        `${unsigned.length} tries not signed, ${stale.length} with an old time`,
        unsigned.length === 0 && stale.length === 0 && backwards.length === 0,
      ],
      [
        `${processed.length} taken up, of ${told.size} registrations`,
        processed.length === people && told.size === people,
      ],
      [`${receiver.strayed()} redirects followed`, receiver.strayed() === 0],
      [
        `the log agrees with what came but for ${miscounted.length + wrongly.length}`,
        miscounted.length === 0 && wrongly.length === 0,
      ],
      [
        `${again.length} sent again`,
        replays.every((status) => status < 300) && tries.length === first.length + again.length,
      ],
      ['the endpoint counts as working', endpointRow[0]?.enabled === true],
      [['ledgers agree', ...ledgers].join('; '), ledgers.length === 0],
    ] satisfies Finding[]
  },
})

function shuffled<T>(choices: readonly T[], random: () => number): T[] {
  return choices
    .map((choice) => ({ choice, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ choice }) => choice)
}
