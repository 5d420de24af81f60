import { Hono } from 'hono'
import type { Context } from 'hono'
import type { Payload } from 'payload'
import { AppError } from '@/errors'
import { classifyHit } from '@/lib/classifyHit'
import { findClicked, findOpened, type TrackedMail } from '@/operations/tracking/findTracked'
import { recordHit } from '@/operations/tracking/recordHit'

/** One transparent pixel. */
const gif = Buffer.from('R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64')

const uncached = { 'Cache-Control': 'no-store, max-age=0', 'X-Robots-Tag': 'noindex, nofollow' }

/** Opens and clicks of campaigns. Whoever asks gets a picture, always, and a redirect to what we stored only. */
export function trackingRoutes({ payload }: { payload: Payload }): Hono {
  const app = new Hono()

  app.get('/open/:token', async (c) => {
    const mail = await findOpened(payload, c.req.param('token')).catch(() => null)
    if (mail) await count(c, { payload, mail, kind: 'open' })
    return new Response(c.req.method === 'HEAD' ? null : gif, {
      headers: { ...uncached, 'Content-Type': 'image/gif', 'Content-Length': String(gif.length) },
    })
  })

  app.get('/click/:token', async (c) => {
    const found = await findClicked(payload, c.req.param('token'))
    if (!found) throw new AppError('NOT_FOUND')
    const { target, link, ...mail } = found
    await count(c, { payload, mail, kind: 'click', link })
    return new Response(null, {
      status: 302,
      headers: { ...uncached, Location: target, 'Referrer-Policy': 'no-referrer' },
    })
  })

  return app
}

type Counting = { payload: Payload; mail: TrackedMail; kind: 'click' | 'open'; link?: string }

/** A HEAD shows that somebody looks whether the address is there; it counts nothing. */
async function count(c: Context, { payload, mail, kind, link }: Counting): Promise<void> {
  if (c.req.method !== 'GET') return
  const { delivery, campaign, ageMs } = mail
  const headers = c.req.header()
  const verdict = classifyHit({ kind, userAgent: headers['user-agent'] ?? '', headers, ageMs })
  await recordHit({ payload, delivery, campaign, kind, link, ...verdict })
}
