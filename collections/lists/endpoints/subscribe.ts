import type { Endpoint } from 'payload'
import { z } from 'zod'
import { locales } from '@/lib/i18n/locale'
import { sayTo } from '@/lib/sayTo'
import { joinList } from '@/operations/subscriptions/joinList'
import { readBody } from '@/operations/requests/readBody'

const name = z.string().trim().max(100).optional()

export const subscribeBody = z.object({
  email: z.string().trim().pipe(z.email().max(320)),
  givenName: name,
  familyName: name,
  locale: z.enum(locales).optional(),
})

/** POST /api/lists/:id/subscribe, for anyone, on a public list. 202 with the same answer whatever is known. */
export const subscribe: Omit<Endpoint, 'root'> = {
  path: '/:id/subscribe',
  method: 'post',
  handler: async (req) => {
    const body = await readBody(req, subscribeBody)
    await joinList({ req, list: String(req.routeParams?.id), ...body })
    const message = sayTo(req, {
      en: 'Thank you. If a confirmation is needed, look into your mailbox.',
      tr: 'Teşekkürler. Onay gerekiyorsa posta kutunuza bakın.',
    })
    return Response.json({ message }, { status: 202 })
  },
}
