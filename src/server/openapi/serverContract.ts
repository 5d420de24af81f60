import { z } from 'zod'
import type { ContractEntry } from '@/operations/contract/contractEntry'

const check = z.object({ ok: z.boolean(), detail: z.string().optional() })
const health = z.object({
  status: z.enum(['ok', 'degraded', 'unavailable']),
  checks: z.record(z.string(), check).optional().describe('For staff only.'),
})
const system = { tag: 'System', who: 'anyone' } as const
const links = { tag: 'Links in mails', who: 'link' } as const
const page = { media: 'text/html' }

/** What the server answers beside Payload. */
export const serverContract: ContractEntry[] = [
  {
    id: 'graphql',
    ...{ method: 'post', path: '/api/graphql', tag: 'GraphQL', who: 'anyone' },
    summary: 'The same data and actions in GraphQL',
    description:
      'Errors carry the same codes, in `extensions.code` and `extensions.data`. One operation a request; at most 10 levels, 500 fields and 20 aliases. No introspection in production.',
    body: z.object({
      query: z.string(),
      variables: z.record(z.string(), z.json()).nullish(),
      operationName: z.string().nullish(),
    }),
    example: { query: '{ Events(limit: 3) { docs { id title startDate } } }' },
    answers: {
      200: z.looseObject({
        data: z.record(z.string(), z.json()).nullish(),
        errors: z.array(z.looseObject({ message: z.string() })).optional(),
      }),
    },
  },
  {
    id: 'readOpenApi',
    ...{ method: 'get', path: '/api/openapi.json', ...system },
    summary: 'This document',
    answers: { 200: z.looseObject({ openapi: z.string() }), 304: null },
  },
  {
    id: 'readDocs',
    ...{ method: 'get', path: '/api/docs', ...system },
    summary: 'This document to read and try out',
    answers: { 200: page },
  },
  {
    id: 'readDocsFile',
    ...{ method: 'get', path: '/api/docs/:file', ...system },
    summary: 'A file of the page at /api/docs',
    answers: { 200: { media: '*/*' }, 304: null },
  },
  {
    id: 'live',
    ...{ method: 'get', path: '/health/live', ...system },
    summary: 'The process answers',
    answers: { 200: z.object({ status: z.literal('ok') }) },
  },
  ...[
    { id: 'ready', path: '/health/ready', when: 'the process cannot serve' },
    { id: 'health', path: '/health', when: 'one does not' },
  ].map(({ id, path, when }): ContractEntry => ({
    ...{ id, method: 'get', path, ...system },
    summary: `Database, queue, storage, disk and memory answer; 503 while ${when}`,
    answers: { 200: health },
  })),
  {
    id: 'metrics',
    ...{ method: 'get', path: '/metrics', ...system },
    summary: 'Metrics for Prometheus',
    description: 'For the loopback address, or with METRICS_TOKEN as the bearer token.',
    answers: { 200: { media: 'text/plain' } },
  },
  {
    id: 'trackOpen',
    ...{ method: 'get', path: '/track/open/:token', ...links },
    summary: 'A picture, always; counts an opened mail',
    answers: { 200: { media: 'image/gif' } },
  },
  {
    id: 'trackClick',
    ...{ method: 'get', path: '/track/click/:token', ...links },
    summary: 'Redirects to the address that was stored; counts a click',
    answers: { 302: null },
  },
  {
    id: 'showUnsubscribe',
    ...{ method: 'get', path: '/unsubscribe/:token', ...links },
    summary: 'Asks whether somebody wants to leave; changes nothing',
    answers: { 200: page, 404: page },
  },
  {
    id: 'unsubscribe',
    ...{ method: 'post', path: '/unsubscribe/:token', ...links },
    summary: 'Leaves (RFC 8058), or comes back with `action=resubscribe`',
    answers: { 200: page, 404: page },
  },
  {
    id: 'showSubscription',
    ...{ method: 'get', path: '/subscribe/:token', ...links },
    summary: 'Asks whether somebody wants to join; changes nothing',
    answers: { 200: page, 404: page },
  },
  {
    id: 'confirmSubscription',
    ...{ method: 'post', path: '/subscribe/:token', ...links },
    summary: 'Joins',
    answers: { 200: page, 404: page },
  },
]
