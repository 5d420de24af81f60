import { headersWithCors } from 'payload'
import type { Endpoint, PayloadRequest } from 'payload'

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
