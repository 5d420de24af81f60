import { z } from 'zod'
import { docOf, instant, pageOf } from '@/operations/contract/contractEntry'
import type { ContractEntry } from '@/operations/contract/contractEntry'
import { retryBody, scheduleBody } from './actions'
import { recipientsQuery } from './results'
import { testBody } from './tryOut'

const tag = 'Campaigns'
const doc = docOf('campaigns')
const whole = z.int().min(0)
const hits = z.object({ human: whole, machine: whole })

type Action = {
  name: string
  summary: string
  body?: z.ZodType
  example?: unknown
  more?: Record<string, z.ZodType>
}

/** A step of a campaign; the legal ones are in the answer of a 409. */
const step = ({ name, summary, body, example, more }: Action): ContractEntry => ({
  id: `${name}Campaign`,
  ...{ method: 'post', path: `/api/campaigns/:id/${name}`, tag, who: 'campaigns.send' },
  ...{ summary, body, example },
  answers: { 200: z.object({ doc, message: z.string(), ...more }) },
  errors: ['ILLEGAL_TRANSITION', 'INVALID_FIELDS'],
  idempotent: true,
  mutation: `${name}Campaign`,
})

/** What stands beside the generated operations of /api/campaigns. */
export const campaignContract: ContractEntry[] = [
  step({ name: 'send', summary: 'Send a campaign now' }),
  step({
    name: 'schedule',
    summary: 'Send a campaign at a time',
    body: scheduleBody,
    example: { scheduledAt: '2030-04-17T10:00', timezone: 'Europe/Istanbul' },
  }),
  step({ name: 'unschedule', summary: 'Make a scheduled campaign a draft again' }),
  step({ name: 'pause', summary: 'Pause a campaign that is being sent' }),
  step({ name: 'resume', summary: 'Go on with a paused campaign' }),
  step({ name: 'cancel', summary: 'Cancel a campaign' }),
  step({
    name: 'retry',
    summary: 'Try mails again that were given up',
    body: retryBody,
    example: { states: ['dead'] },
    more: { retried: whole },
  }),
  {
    id: 'testCampaign',
    ...{ method: 'post', path: '/api/campaigns/:id/test', tag, who: 'campaigns.send' },
    summary: 'Send a test to a few addresses and wait for the mail server’s word',
    body: testBody,
    example: { to: ['editor@example.org'] },
    answers: {
      200: z.object({
        sent: whole,
        results: z.array(
          z.object({
            email: z.string(),
            state: z.enum(['accepted', 'failed']),
            reason: z.string().nullable(),
          }),
        ),
        message: z.string(),
      }),
    },
    mutation: 'testCampaign',
  },
  {
    id: 'previewCampaign',
    ...{ method: 'get', path: '/api/campaigns/:id/preview', tag, who: 'campaigns.read' },
    summary: 'A campaign as one of its recipients would read it',
    query: z.object({ contact: z.string().optional().describe('Id or address of a contact.') }),
    answers: {
      200: z.object({
        ...{ subject: z.string(), html: z.string(), text: z.string(), recipient: z.string() },
        from: z.object({ name: z.string(), address: z.string() }),
        problems: z.array(z.object({ path: z.string(), message: z.string() })),
        tags: z.array(z.string()),
      }),
    },
  },
  {
    id: 'readCampaignAudience',
    ...{ method: 'get', path: '/api/campaigns/:id/audience', tag, who: 'campaigns.read' },
    summary: 'Who would get it if it were sent now',
    answers: {
      200: z.object({ planned: whole, sendable: whole, skipped: z.record(z.string(), whole) }),
    },
  },
  {
    id: 'readCampaignStats',
    ...{ method: 'get', path: '/api/campaigns/:id/stats', tag, who: 'campaigns.read' },
    summary: 'What became of a campaign',
    description: 'At most 5 s old. `planned` is always the sum of `states`.',
    answers: {
      200: z.object({
        ...{ status: z.string(), planned: whole, states: z.record(z.string(), whole) },
        ...{ opens: hits, clicks: hits },
        reasons: z.array(z.object({ state: z.string(), reason: z.string(), count: whole })),
        links: z.array(z.object({ url: z.string(), human: whole, machine: whole })),
        hours: z.array(z.object({ hour: whole, opens: whole, clicks: whole })),
      }),
    },
  },
  {
    id: 'listCampaignRecipients',
    ...{ method: 'get', path: '/api/campaigns/:id/recipients', tag, who: 'campaigns.read' },
    summary: 'One row per recipient, with its state and why',
    description: 'With `format=csv` all of them as a file.',
    query: recipientsQuery,
    answers: {
      200: pageOf(
        z.object({
          ...{ id: z.string(), contact: z.string(), email: z.string(), name: z.string() },
          ...{ state: z.string(), reason: z.string().nullable(), attempts: whole },
          ...{ messageId: z.string().nullable(), acceptedAt: instant.nullable() },
          ...{ nextAttemptAt: instant.nullable(), openedAt: instant.nullable() },
          clickedAt: instant.nullable(),
        }),
      ),
    },
  },
]
