import { statfs } from 'node:fs/promises'
import { Hono } from 'hono'
import type { Payload } from 'payload'
import { holds } from '@/access/can'
import { checkStorage } from '@/adapters/checkStorage'
import { queryRows, sql } from '@/db/sql'
import { env } from '@/env'
import { requireQueue } from '@jobs/queues'

type Check = { ok: boolean; detail?: string }

const checkTimeoutMs = 2_000

/** Without these a process cannot serve; without the others it serves all but log-ins, files or mails. */
const vital = ['database', 'draining', 'memory']

/**
 * `/health/live`: the process answers. `/health` and `/health/ready`: database, queue, storage, disk and memory.
 * `/health`, for those who watch, is 503 when one fails; `/health/ready`, for balancers, when the process is
 * draining or cannot serve at all: were it 503 without Redis, nothing would be left that serves. Details go to
 * staff only.
 */
export function healthRoutes({
  payload,
  isDraining,
}: {
  payload: Payload
  isDraining: () => boolean
}) {
  const ready = async (headers: Headers) => {
    const checks = isDraining() ? { draining: { ok: false } } : await runChecks(payload)
    const failing = Object.entries(checks).flatMap(([name, { ok }]) => (ok ? [] : [name]))
    const serves = !failing.some((name) => vital.includes(name))
    const status = failing.length === 0 ? 'ok' : serves ? 'degraded' : 'unavailable'
    const { user } = await payload.auth({ headers }).catch(() => ({ user: null }))
    const staff = user !== null && holds({ user }, 'system.operate')
    return { body: { status, ...(staff ? { checks } : {}) }, ok: status === 'ok', serves }
  }
  return new Hono()
    .get('/live', (c) => c.json({ status: 'ok' }))
    .get('/ready', async (c) => {
      const { body, serves } = await ready(c.req.raw.headers)
      if (!serves) c.header('Retry-After', '5')
      return c.json(body, serves ? 200 : 503)
    })
    .get('/', async (c) => {
      const { body, ok } = await ready(c.req.raw.headers)
      if (!ok) c.header('Retry-After', '5')
      return c.json(body, ok ? 200 : 503)
    })
}

async function runChecks(payload: Payload): Promise<Record<string, Check>> {
  const [database, queue, storage, disk] = await Promise.all([
    check(async () => {
      await queryRows(payload, sql`SELECT 1`)
    }),
    check(async () => {
      await requireQueue('mail').count()
    }),
    check(checkStorage),
    check(async () => {
      const { bavail, bsize } = await statfs(env.home).catch(() => statfs('.'))
      const freeMiB = Math.round((bavail * bsize) / 2 ** 20)
      if (freeMiB < 200) throw new Error(`${freeMiB} MiB left`)
    }),
  ])
  const rssMiB = Math.round(process.memoryUsage.rss() / 2 ** 20)
  return {
    database,
    queue,
    storage,
    disk,
    memory: { ok: rssMiB < 3_000, detail: `${rssMiB} MiB resident` },
  }
}

async function check(probe: () => Promise<void>): Promise<Check> {
  try {
    await Promise.race([
      probe(),
      new Promise((_resolve, reject) => {
        setTimeout(() => reject(new Error('no answer in time')), checkTimeoutMs).unref()
      }),
    ])
    return { ok: true }
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : String(error) }
  }
}
