import type { PayloadHandler, PayloadRequest } from 'payload'
import { z } from 'zod'
import { assertCan, holds } from '@/access/can'
import { AppError, invalidFields } from '@/errors'
import { ticketStatuses } from '@/lib/ticketStates'
import { readBody } from '@/operations/requests/readBody'
import { withIdempotency } from '@/operations/idempotency/withIdempotency'
import { assertAttachable } from '@/operations/tickets/assertAttachable'
import { listMessages } from '@/operations/tickets/listMessages'
import { postMessage } from '@/operations/tickets/postMessage'
import { messageFor, ticketFor } from '@/operations/tickets/serialiseFor'
import { storeAttachments } from '@/operations/tickets/storeAttachments'
import type { TicketViewer } from '@/operations/tickets/ticketViewer'
import { describeFiles, filesOf } from './files'
import { pageOf } from './pageOf'
import type { FindViewer } from './viewers'

const maxFiles = 10

/** POST …/messages, as JSON, or as `_payload` of a multipart body whose `files` are attached. */
export const messageBody = z.object({
  body: z.string().trim().min(1, 'Write something.').max(20_000),
  kind: z.enum(['public', 'internal']).default('public'),
  /** What the writer had read: 409 when a message came after it. */
  expectedSeq: z.int().min(0).optional(),
  attachments: z.array(z.uuid()).max(maxFiles).default([]),
  /** Agents only: what becomes of the ticket. */
  status: z.enum(ticketStatuses as [string, ...string[]]).optional(),
})

/** 201 `{ message, ticket, followUp }`: writes into the conversation. */
export const postMessageHandler =
  (find: FindViewer): PayloadHandler =>
  async (req) => {
    const viewer = await find(req)
    const { attachments, ...body } = await readMessageBody(req)
    assertMayWrite({ req, viewer, body })
    await assertAttachable({ req, files: attachments })
    const files = filesOf(req)
    if (attachments.length + files.length > maxFiles) {
      throw invalidFields([{ path: 'attachments', message: `At most ${maxFiles} files.` }])
    }
    const { role, ticket } = viewer
    let written = false
    return storeAttachments({
      req,
      files,
      wereUsed: () => written,
      use: (stored) =>
        withIdempotency({
          req,
          route: `POST /api/tickets/${ticket.id}/messages`,
          body: { ...body, attachments, files: describeFiles(files) },
          work: async () => {
            written = true
            const posted = await postMessage({
              req,
              viewer,
              draft: {
                ...body,
                status: body.status as (typeof ticketStatuses)[number] | undefined,
                attachments: [...attachments, ...stored],
              },
            })
            return {
              status: 201,
              body: {
                message: posted.message && messageFor(role, posted.message),
                ticket: ticketFor(role, posted.ticket),
                followUp: posted.followUp,
              },
            }
          },
        }),
    })
  }

/** 200, one page of the conversation as the viewer may see it, and its `seq`. */
export const listMessagesHandler =
  (find: FindViewer): PayloadHandler =>
  async (req) => {
    const viewer = await find(req)
    const newestFirst = req.searchParams.get('sort')?.startsWith('-') ?? false
    return Response.json(await listMessages({ req, viewer, newestFirst, ...pageOf(req) }))
  }

type Wish = {
  req: PayloadRequest
  viewer: TicketViewer
  body: { kind: 'internal' | 'public'; status?: string }
}

function assertMayWrite({ req, viewer, body: { kind, status } }: Wish): void {
  if (viewer.role === 'agent') {
    assertCan(req, 'tickets.reply')
    if (status && !holds(req, 'tickets.update')) throw new AppError('FORBIDDEN')
  } else if (kind === 'internal' || status) {
    throw new AppError('FORBIDDEN')
  }
}

async function readMessageBody(req: PayloadRequest) {
  try {
    return await readBody(req, messageBody)
  } catch (error) {
    // `_payload` of a multipart body is parsed without care.
    if (error instanceof SyntaxError) throw new AppError('MALFORMED', { cause: error })
    throw error
  }
}
