import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { assertCan } from '@/access/can'
import { AppError } from '@/errors'
import { sayTo } from '@/lib/sayTo'
import type { LocalisedText } from '@/lib/localisedText'
import { backToDraft } from '@/operations/social/backToDraft'
import { publishNow } from '@/operations/social/publishNow'
import { retryPost } from '@/operations/social/retryPost'
import { schedulePost } from '@/operations/social/schedulePost'
import { withIdempotency } from '@/operations/idempotency/withIdempotency'
import { readBody } from '@/operations/requests/readBody'
import { deletePost } from './moveToTrash'
import { targetsEndpoint } from './targets'

export const scheduleBody = z.object({
  scheduledAt: z.string().max(40).optional(),
  timezone: z.string().max(60).optional(),
})

export const retryBody = z.object({ target: z.uuid().optional() })

export const emptyBody = z.object({})

type Work<Body> = (req: PayloadRequest, post: string, body: Body) => Promise<unknown>

/** A change of a post's status: 200 `{ doc, message }`. Honours Idempotency-Key. */
const action = <Schema extends z.ZodType>(options: {
  path: string
  schema: Schema
  message: LocalisedText
  work: Work<z.output<Schema>>
}): Endpoint => ({
  path: `/:id/${options.path}`,
  method: 'post',
  handler: async (req) => {
    assertCan(req, 'social.publish')
    const body = await readBody(req, options.schema)
    const id = String(req.routeParams?.id)
    return withIdempotency({
      req,
      route: `POST /api/social/posts/${id}/${options.path}`,
      body,
      work: async () => {
        await options.work(req, id, body)
        const doc = await req.payload.findByID({
          collection: 'social-posts',
          id,
          depth: 0,
          disableErrors: true,
          overrideAccess: false,
          user: req.user,
          req,
        })
        if (!doc) throw new AppError('NOT_FOUND')
        return { status: 200, body: { doc, message: sayTo(req, options.message) } }
      },
    })
  },
})

/** Beside what Payload generates; all of them also under /api/social/posts. */
export const postEndpoints: Endpoint[] = [
  deletePost,
  targetsEndpoint,
  action({
    path: 'schedule',
    schema: scheduleBody,
    message: { en: 'The post is scheduled.', tr: 'Gönderi zamanlandı.' },
    work: (req, post, body) => schedulePost({ req, post, ...body }),
  }),
  action({
    path: 'publish',
    schema: emptyBody,
    message: { en: 'The post is being published.', tr: 'Gönderi yayımlanıyor.' },
    work: (req, post) => publishNow(req, post),
  }),
  action({
    path: 'unschedule',
    schema: emptyBody,
    message: { en: 'The post is a draft again.', tr: 'Gönderi yeniden taslak.' },
    work: (req, post) => backToDraft(req, post),
  }),
  action({
    path: 'retry',
    schema: retryBody,
    message: { en: 'It is being tried again.', tr: 'Yeniden deneniyor.' },
    work: (req, post, { target }) => retryPost({ req, post, target }),
  }),
]
