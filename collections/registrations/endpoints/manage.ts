import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { pickLocale } from '@/lib/i18n/locale'
import { acceptOffer } from '@/operations/registrations/manage/acceptOffer'
import { cancelManaged } from '@/operations/registrations/manage/cancelManaged'
import { correctManaged } from '@/operations/registrations/manage/correctManaged'
import { readManaged } from '@/operations/registrations/manage/readManaged'
import { transferManaged } from '@/operations/registrations/manage/transferManaged'
import { readBody } from '@/operations/requests/readBody'

const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\u0000-\u001f\u007f]*$/, 'must be one line of text')
const email = z.string().trim().max(254).pipe(z.email('must be an e-mail address'))

export const correctBody = z.object({
  givenName: line(100).min(1).optional(),
  familyName: line(100).optional(),
  email: email.optional(),
  answers: z.record(z.string().max(100), z.json()).optional(),
})
export const cancelBody = z.object({ reason: line(500).optional() })
export const transferBody = z.object({
  email,
  givenName: line(100).min(1),
  familyName: line(100).default(''),
  locale: z.string().max(35).transform(pickLocale).optional(),
})

const tokenOf = (req: PayloadRequest) => String(req.routeParams?.token)

/** The answer is for the holder of the link alone. */
const reply = (body: unknown) =>
  Response.json(body, {
    headers: { 'Cache-Control': 'private, no-store', 'Referrer-Policy': 'no-referrer' },
  })

const show = async (req: PayloadRequest) => reply(await readManaged(req, tokenOf(req)))

/**
 * Self-service by the signed link in every mail, without an account: what the holder sees, and what the
 * event's deadlines let them do. 404 for a link that is not ours or has died, 409 DEADLINE_PASSED.
 */
export const manageEndpoints: Omit<Endpoint, 'root'>[] = [
  { path: '/manage/:token', method: 'get', handler: show },
  {
    path: '/manage/:token',
    method: 'patch',
    handler: async (req) => {
      const details = await readBody(req, correctBody)
      await correctManaged({ req, token: tokenOf(req), details })
      return show(req)
    },
  },
  {
    path: '/manage/:token/cancel',
    method: 'post',
    handler: async (req) => {
      const { reason } = await readBody(req, cancelBody)
      await cancelManaged({ req, token: tokenOf(req), reason })
      return show(req)
    },
  },
  {
    path: '/manage/:token/accept',
    method: 'post',
    handler: async (req) => {
      await acceptOffer({ req, token: tokenOf(req) })
      return show(req)
    },
  },
  {
    path: '/manage/:token/transfer',
    method: 'post',
    handler: async (req) => {
      const to = await readBody(req, transferBody)
      await transferManaged({ req, token: tokenOf(req), to })
      const { email, givenName, familyName } = to
      return reply({ transferred: true, attendee: { email, givenName, familyName } })
    },
  },
]
