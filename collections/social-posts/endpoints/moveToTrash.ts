import { headersWithCors } from 'payload'
import type { Endpoint, PayloadRequest, Where } from 'payload'
import { inTransaction } from '@/db/transaction'
import { AppError } from '@/errors'

const asksForEver = (req: PayloadRequest) => String(req.query?.trash) === 'true'
const asker = (req: PayloadRequest) => ({ overrideAccess: false, user: req.user }) as const

function answer(req: PayloadRequest, body: object): Response {
  return Response.json(body, { headers: headersWithCors({ headers: new Headers(), req }) })
}

/**
 * `DELETE /api/social/posts/:id` moves the post to the trash; with `?trash=true` it deletes for ever one that
 * already lies there. In place of Payload's own route, which deletes at once.
 */
export const deletePost: Endpoint = {
  path: '/:id',
  method: 'delete',
  handler: async (req) => {
    const id = String(req.routeParams?.id)
    const doc = asksForEver(req)
      ? await req.payload.delete({
          collection: 'social-posts',
          id,
          trash: true,
          ...asker(req),
          req,
        })
      : await req.payload.update({
          collection: 'social-posts',
          id,
          data: { deletedAt: new Date().toISOString() },
          ...asker(req),
          req,
        })
    return answer(req, { doc, message: req.t('general:deletedSuccessfully') })
  },
}

/** `DELETE /api/social/posts?where=...`: the same for all posts that match; all or none. */
export const deletePosts: Endpoint = {
  path: '/',
  method: 'delete',
  handler: async (req) => {
    const where = req.query?.where as Where | undefined
    if (!where || Object.keys(where).length === 0) {
      throw new AppError('MALFORMED', { message: 'Say which posts: where is missing.' })
    }
    const result = await inTransaction(req, async () => {
      const done = asksForEver(req)
        ? await req.payload.delete({
            collection: 'social-posts',
            where,
            trash: true,
            ...asker(req),
            req,
          })
        : await req.payload.update({
            collection: 'social-posts',
            where,
            data: { deletedAt: new Date().toISOString() },
            ...asker(req),
            req,
          })
      const [failed] = done.errors
      if (!failed) return done
      // Payload would keep what went through.
      throw new AppError('CONFLICT', {
        message: failed.message,
        data: { posts: done.errors.map(({ id, message }) => ({ id, message })) },
      })
    })
    return answer(req, { ...result, message: req.t('general:deletedSuccessfully') })
  },
}
