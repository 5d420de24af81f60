import type { MiddlewareHandler } from 'hono'
import { queueBoardPolicy } from '@/lib/contentPolicies'
import { makeNonce } from '@/server/security/securityHeaders'

/** Bull Board asks another company for its typeface; the browser's own will do. */
const foreignStyle = /<link href="https:[^>]*>/g

/** Gives the page of Bull Board a policy with a nonce, and loads nothing from elsewhere. */
export const queueBoardPage: MiddlewareHandler = async (c, next) => {
  await next()
  if (!c.res.headers.get('Content-Type')?.startsWith('text/html')) return
  const nonce = makeNonce()
  const html = (await c.res.text())
    .replace(foreignStyle, '')
    .replaceAll('<script ', `<script nonce="${nonce}" `)
  const headers = new Headers(c.res.headers)
  headers.delete('Content-Length')
  headers.set('Content-Security-Policy', queueBoardPolicy(nonce))
  c.res = new Response(html, { status: c.res.status, headers })
}
