import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { dataPolicy, panelPolicy, sitePolicy } from '@/lib/contentPolicies'

type Options = {
  /** Where people reach the platform. */
  publicUrl: string
  development: boolean
}

/** What others may show on their pages: pictures in mails that are read in a browser, and on other sites. */
const embeddable = /^\/(track\/|api\/media\/file\/)/

/**
 * The headers that tell browsers how little they may do, for every answer of the server; an answer of its own
 * mind (files, small pages, Swagger UI, Bull Board) replaces its policy. A page gets a policy with a fresh
 * nonce, which Next reads from the request and puts on each script it writes.
 * @returns a function to be called before anything is answered
 */
export function makeSecurityHeaders({ publicUrl, development }: Options) {
  const fixed = Object.entries(headersOf(publicUrl))
  return ({ req, res, path, isPage }: Asked): void => {
    for (const [name, value] of fixed) res.setHeader(name, value)
    if (embeddable.test(path)) res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
    // A person's name is in it; it need not be in search engines.
    if (path.startsWith('/api/public/certificates/')) res.setHeader('X-Robots-Tag', 'noindex')
    if (!isPage || path.startsWith('/_next/')) {
      res.setHeader('Content-Security-Policy', dataPolicy)
      return
    }
    const page = { nonce: makeNonce(), development, publicUrl }
    const policy = /^\/admin(\/|$)/.test(path) ? panelPolicy(page) : sitePolicy(page)
    req.headers['content-security-policy'] = policy
    res.setHeader('Content-Security-Policy', policy)
  }
}

type Asked = {
  req: IncomingMessage
  res: ServerResponse
  path: string
  /** Whether Next renders it. */
  isPage: boolean
}

/** 128 bits, new for every page. */
export const makeNonce = (): string => randomBytes(16).toString('base64')

function headersOf(publicUrl: string): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Origin-Agent-Cluster': '?1',
    // The check-in page reads codes with the camera.
    'Permissions-Policy':
      'camera=(self), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    'X-Permitted-Cross-Domain-Policies': 'none',
    ...(publicUrl.startsWith('https:')
      ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' }
      : {}),
  }
}
