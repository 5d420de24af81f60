import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { invalidFields } from '@/errors'

/** How a link may be asked for. */
export const fileLinkQuery = z.object({
  disposition: z
    .enum(['attachment', 'inline'])
    .optional()
    .describe('To save the file or to show it; part of what is signed.'),
})

/** What whoever asks for a link gets. */
export const fileLinkAnswer = z.object({
  url: z.url(),
  expiresAt: z.iso.datetime({ offset: true }),
})

/**
 * The query of a request for a link.
 * @throws AppError 422 on one that says something else
 */
export function readLinkQuery<Query extends z.ZodObject>(
  req: PayloadRequest,
  schema: Query,
): z.output<Query> {
  const query = schema.safeParse(Object.fromEntries(req.searchParams))
  if (query.success) return query.data
  throw invalidFields(
    query.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
  )
}

/** 200; an address that opens a private file is kept nowhere. */
export const linkResponse = (link: z.output<typeof fileLinkAnswer>): Response =>
  Response.json(link, { headers: { 'Cache-Control': 'no-store' } })
