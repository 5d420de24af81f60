import { z } from 'zod'
import { docOf, instant } from '@/operations/contract/contractEntry'
import type { ContractEntry } from '@/operations/contract/contractEntry'
import { listMailsQuery } from '@/operations/mailbox/listMails'
import { analyticsQuery } from '@/operations/social/socialEndpoints'

const whole = z.int().min(0)
const text = z.string()
const figures = { likes: whole, reposts: whole, replies: whole, engagement: whole }
const sums = { ...figures, posted: whole, failed: whole }
const mail = { id: text, subject: text, from: text, to: text, sentAt: instant }
const attributes = {
  alt: z.string().optional(),
  visibility: z.enum(['public', 'private']).optional(),
}

/** What belongs to no collection: files, figures of social media, verification, the local mailbox. */
export const platformContract: ContractEntry[] = [
  {
    id: 'upload',
    ...{ method: 'post', path: '/api/upload', tag: 'Media', who: 'user' },
    summary: 'Store a file',
    description:
      'Its kind is that of its content. Smaller copies of pictures are made in the background.',
    form: z.object({ file: z.file(), ...attributes }),
    answers: { 201: z.object({ doc: docOf('media'), message: text }) },
  },
  {
    id: 'uploadMultiple',
    ...{ method: 'post', path: '/api/upload/multiple', tag: 'Media', who: 'user' },
    summary: 'Store up to ten files: all or none',
    form: z.object({ files: z.array(z.file()).min(1).max(10), ...attributes }),
    answers: { 201: z.object({ docs: z.array(docOf('media')), message: text }) },
  },
  {
    id: 'readSocialAnalytics',
    ...{ method: 'get', path: '/api/social/analytics', tag: 'Social posts', who: 'social.read' },
    summary: 'What was posted and what people did with it',
    query: analyticsQuery,
    answers: {
      200: z.object({
        ...{ from: instant, to: instant, timezone: text },
        posts: z.object({ total: whole, byStatus: z.record(text, whole) }),
        totals: z.object(sums),
        accounts: z.array(
          z.object({ ...{ account: text.nullable(), name: text, platform: text }, ...sums }),
        ),
        perDay: z.array(z.object({ day: z.iso.date(), posted: whole, ...figures })),
        top: z.array(
          z.object({
            ...{ post: text, content: text, account: text, permalink: text.nullable() },
            ...{ postedAt: instant, ...figures },
          }),
        ),
      }),
    },
  },
  {
    id: 'verifyCertificate',
    ...{
      method: 'get',
      path: '/api/public/certificates/:code',
      tag: 'Certificates',
      who: 'anyone',
    },
    summary: 'What a certificate says, and whether it holds',
    description: 'A code that is not ours is a 404 with `result: "not_found"`.',
    answers: {
      200: z.object({
        result: z.enum(['valid', 'expired', 'revoked', 'superseded']),
        ...{ code: text, number: text, title: text, locale: text, issuedAt: instant },
        validUntil: instant.nullable(),
        ...{ recipientName: text.optional(), eventTitle: text.optional() },
        ...{ eventDates: text.optional(), eventLocation: text.optional() },
        ...{ organizer: text.optional(), revokedAt: instant.optional() },
        supersededBy: z.object({ number: text, issuedAt: instant }).nullish(),
        printed: z.array(
          z.object({ key: text, label: z.object({ en: text, tr: text }), value: text }),
        ),
      }),
    },
  },
  {
    id: 'listMails',
    ...{ method: 'get', path: '/api/mailbox', tag: 'Mailbox', who: 'system.operate' },
    summary: 'The mails that were written, where no mail server is configured',
    query: listMailsQuery,
    answers: {
      200: z.object({
        kind: z.enum(['mailbox', 'smtp']),
        docs: z.array(z.object({ ...mail, bytes: whole })),
        ...{ totalDocs: whole, page: whole, totalPages: whole, limit: whole },
      }),
    },
  },
  {
    id: 'readMail',
    ...{ method: 'get', path: '/api/mailbox/:id', tag: 'Mailbox', who: 'system.operate' },
    summary: 'One mail',
    answers: {
      200: z.object({
        ...{ ...mail, text, html: text.nullable() },
        headers: z.array(z.object({ name: text, value: text })),
        attachments: z.array(
          z.object({ index: whole, filename: text, contentType: text, bytes: whole }),
        ),
      }),
    },
  },
  {
    id: 'readMailAttachment',
    ...{ method: 'get', path: '/api/mailbox/:id/attachments/:index', tag: 'Mailbox' },
    who: 'system.operate',
    summary: 'One attachment of a mail',
    answers: { 200: { media: 'application/octet-stream' } },
  },
]
