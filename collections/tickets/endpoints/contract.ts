import { z } from 'zod'
import { ticketStatuses } from '@/lib/ticketStates'
import { fileLinkAnswer, fileLinkQuery } from '@/operations/media/fileLinkContract'
import { docOf, instant, pageOf } from '@/operations/contract/contractEntry'
import type { Caller, ContractEntry } from '@/operations/contract/contractEntry'
import { assignBody, closeBody, statusBody } from './changes'
import { readBodySchema } from './markRead'
import { messageBody } from './messages'

const tag = 'Tickets'
const id = z.string()
const seq = z.int().min(0)
const maybe = z.string().nullable()

const author = z.object({ type: z.string(), name: maybe, id: maybe.optional() })
const attachment = z.object({
  ...{ id, filename: z.string(), mimeType: maybe, filesize: z.int().nullable(), url: z.string() },
})
const message = z.object({
  ...{ id, ticket: id, kind: z.enum(['public', 'internal', 'system']), author },
  channel: z.string().optional().describe('For staff only.'),
  ...{ body: z.string(), attachments: z.array(attachment), seq, createdAt: instant },
})
const ticket = z
  .looseObject({
    ...{ id, number: maybe, subject: z.string(), description: z.string() },
    ...{ status: z.enum(ticketStatuses as [string, ...string[]]), priority: z.string(), seq },
    ...{ category: maybe, followUpOf: maybe, createdAt: instant },
    ...{ resolvedAt: instant.nullable(), closedAt: instant.nullable() },
  })
  .describe('Staff are told more: assignee, requester, tags, `lastSeq`.')
const changed = z.object({ ticket })
const posted = z.object({ message: message.nullable(), ticket, followUp: z.boolean() })
const messages = z.object({ ...pageOf(message).shape, seq })
const event = z.object({
  ...{ v: z.literal(1), id, ticket: id, seq, at: instant },
  actor: z.object({ type: z.string(), name: maybe, id: z.string().optional() }),
  ...{ type: z.string(), data: z.record(z.string(), z.json()) },
})
const log = z.object({ docs: z.array(event), seq, hasMore: z.boolean() })
const logQuery = z.object({
  after: seq.optional().describe('The `seq` you have; 0 for all.'),
  limit: z.int().min(1).max(100).optional(),
})
const messagesQuery = z.object({
  page: z.int().min(1).optional(),
  limit: z.int().min(1).max(100).optional(),
  sort: z.enum(['seq', '-seq']).optional(),
})

type Door = { base: string; of: string; who: Caller; suffix: string; mutations: boolean }

/** A conversation, by session and by the link in the customer's mails. */
const conversation = ({ base, of, who, suffix, mutations }: Door): ContractEntry[] => [
  {
    id: `listTicketMessages${suffix}`,
    ...{ method: 'get', path: `${base}/messages`, tag, who },
    summary: `Read the conversation ${of}`,
    query: messagesQuery,
    answers: { 200: messages },
  },
  {
    id: `replyToTicket${suffix}`,
    ...{ method: 'post', path: `${base}/messages`, tag, who },
    summary: `Write into the conversation ${of}`,
    description:
      'With `expectedSeq`, a message that came after it is a 409 with what is new. A reply to a ticket closed long ago opens a follow-up.',
    body: messageBody,
    form: z.object({ _payload: z.string(), files: z.array(z.file()).optional() }),
    example: { body: 'Thank you, that works.' },
    answers: { 201: posted },
    errors: ['CONFLICT', 'ILLEGAL_TRANSITION'],
    idempotent: true,
    ...(mutations ? { mutation: 'replyToTicket' } : {}),
  },
  {
    id: `listTicketEvents${suffix}`,
    ...{ method: 'get', path: `${base}/events`, tag, who },
    summary: `Read the log ${of} after a position`,
    query: logQuery,
    answers: { 200: log },
  },
  {
    id: `setTicketStatus${suffix}`,
    ...{ method: 'patch', path: `${base}/status`, tag, who },
    summary: `Change the status ${of}`,
    description: 'Customers resolve, close and reopen; staff take any legal step.',
    body: statusBody,
    example: { status: 'resolved' },
    answers: { 200: changed },
    errors: ['ILLEGAL_TRANSITION', 'CONFLICT'],
    ...(mutations ? { mutation: 'setTicketStatus' } : {}),
  },
  {
    id: `closeTicket${suffix}`,
    ...{ method: 'post', path: `${base}/close`, tag, who },
    summary: `End the matter ${of}`,
    body: closeBody,
    example: {},
    answers: { 200: changed },
    errors: ['ILLEGAL_TRANSITION', 'CONFLICT'],
    ...(mutations ? { mutation: 'closeTicket' } : {}),
  },
  {
    id: `readTicketFile${suffix}`,
    ...{ method: 'get', path: `${base}/files/:file`, tag, who },
    summary: `Read a file that hangs on a message ${of}`,
    answers: { 200: { media: '*/*' } },
  },
]

const assign = {
  ...{ path: '/api/tickets/:id/assign', tag, who: 'tickets.assign' as const },
  summary: 'Give a ticket to somebody who can answer it, or to nobody',
  body: assignBody,
  example: { assignedTo: null },
  answers: { 200: changed },
  errors: ['CONFLICT' as const],
}

/** What stands beside the generated operations of /api/tickets. */
export const ticketContract: ContractEntry[] = [
  {
    id: 'createTicket',
    ...{ method: 'post', path: '/api/tickets', tag, who: 'anyone' },
    summary: 'Open a ticket',
    description: 'Guests give their `email`.',
    body: z.looseObject({
      subject: z.string().min(1),
      description: z.string().min(1),
      ...{ email: z.string().optional(), category: z.string().nullish() },
      priority: z.enum(['low', 'medium', 'high', 'urgent']).nullish(),
    }),
    form: z.object({ _payload: z.string(), files: z.array(z.file()).optional() }),
    example: { subject: 'My badge', description: 'It is lost.', email: 'ada@example.org' },
    answers: { 201: z.object({ doc: docOf('tickets'), message: z.string() }) },
    idempotent: true,
  },
  ...conversation({
    ...{ base: '/api/tickets/:id', of: 'of a ticket', who: 'user', suffix: '', mutations: true },
  }),
  {
    id: 'linkTicketFile',
    ...{ method: 'get', path: '/api/tickets/:id/files/:file/link', tag, who: 'user' },
    summary: 'A short-lived address of a file of a ticket',
    description: 'Good for five minutes, without cookie or token: for `<img>` and downloads.',
    query: fileLinkQuery,
    answers: { 200: fileLinkAnswer },
  },
  {
    id: 'readPortal',
    ...{ method: 'get', path: '/api/tickets/portal/:token', tag, who: 'link' },
    summary: 'A ticket as its customer sees it, by the link',
    answers: { 200: z.object({ ticket, messages, seq }) },
  },
  ...conversation({
    ...{ base: '/api/tickets/portal/:token', of: 'of a ticket, by the link', who: 'link' },
    ...{ suffix: 'ByLink', mutations: false },
  }),
  { ...assign, id: 'assignTicket', method: 'post', mutation: 'assignTicket' },
  { ...assign, id: 'reassignTicket', method: 'patch' },
  {
    id: 'markTicketRead',
    ...{ method: 'post', path: '/api/tickets/:id/read', tag, who: 'user' },
    summary: 'You have read a ticket up to `seq`',
    body: readBodySchema,
    example: { seq: 1 },
    answers: { 200: z.object({ unread: z.int(), tickets: z.int().optional() }) },
    mutation: 'markTicketRead',
  },
  {
    id: 'fillCannedReply',
    ...{ method: 'post', path: '/api/tickets/:id/canned-replies/:reply', tag },
    who: 'tickets.reply',
    summary: 'The text of a canned reply for this ticket, in the customer’s language',
    answers: { 200: z.object({ body: z.string() }) },
  },
]
