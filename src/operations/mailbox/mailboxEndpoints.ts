import type { Endpoint, PayloadRequest } from 'payload'
import { assertCan } from '@/access/can'
import { invalidFields } from '@/errors'
import { filePolicy } from '@/lib/contentPolicies'
import { listMails, listMailsQuery } from './listMails'
import { readMail, readMailAttachment } from './readMail'

const parameter = (req: PayloadRequest, name: string) => String(req.routeParams?.[name] ?? '')

/** The local mailbox over HTTP, for holders of `system.operate`. */
export const mailboxEndpoints: Endpoint[] = [
  {
    path: '/mailbox',
    method: 'get',
    handler: async (req) => {
      assertCan(req, 'system.operate')
      const query = listMailsQuery.safeParse(Object.fromEntries(req.searchParams))
      if (!query.success) {
        throw invalidFields(
          query.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
        )
      }
      return Response.json(await listMails(query.data))
    },
  },
  {
    path: '/mailbox/:id',
    method: 'get',
    handler: async (req) => {
      assertCan(req, 'system.operate')
      return Response.json(await readMail(parameter(req, 'id')))
    },
  },
  {
    path: '/mailbox/:id/attachments/:index',
    method: 'get',
    handler: async (req) => {
      assertCan(req, 'system.operate')
      const index = Number(parameter(req, 'index'))
      const attachment = await readMailAttachment(parameter(req, 'id'), index)
      return new Response(new Uint8Array(attachment.content), {
        headers: {
          // Mails hold what strangers wrote: nothing of it is shown under our own address.
          'Content-Type': 'application/octet-stream',
          'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(attachment.filename)}`,
          'Content-Security-Policy': filePolicy,
        },
      })
    },
  },
]
