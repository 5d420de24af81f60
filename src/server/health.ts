import { statfs } from 'node:fs/promises'
import { Hono } from 'hono'
import type { Payload } from 'payload'
import { holds } from '@/access/can'
import { queryRows, sql } from '@/db/sql'
import { env } from '@/env'
import { requireQueue } from '@jobs/queues'

type Check = { ok: boolean; detail?: string }

const checkTimeoutMs = 2_000

/**
 * `/health/live`: the process answers. `/health/ready` and `/health`: database, queue, storage, disk and
 * memory; 503 when one fails or the process is draining. Details go to staff only.
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
    const ok = Object.values(checks).every((check) => check.ok)
    const { user } = await payload.auth({ headers }).catch(() => ({ user: null }))
    const staff = user !== null && holds({ user }, 'system.operate')
    const body = { status: ok ? 'ok' : 'unavailable', ...(staff ? { checks } : {}) }
    return { body, ok }
  }
  return new Hono()
    .get('/live', (c) => c.json({ status: 'ok' }))
    .get('/ready', async (c) => {
      const { body, ok } = await ready(c.req.raw.headers)
      if (!ok) c.header('Retry-After', '5')
      return c.json(body, ok ? 200 : 503)
    })
    .get('/', async (c) => {
      const { body, ok } = await ready(c.req.raw.headers)
      if (!ok) c.header('Retry-After', '5')
      return c.json(body, ok ? 200 : 503)
    })
}

async function runChecks(payload: Payload): Promise<Record<string, Check>> {
  const [database, queue, disk] = await Promise.all([
    check(async () => {
      await queryRows(payload, sql`SELECT 1`)
    }),
    check(async () => {
      await requireQueue('mail').count()
    }),
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
