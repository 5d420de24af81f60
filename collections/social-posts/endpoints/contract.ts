import { z } from 'zod'
import { docOf, pageOf } from '@/operations/contract/contractEntry'
import type { ContractEntry } from '@/operations/contract/contractEntry'
import { retryBody, scheduleBody } from '.'

const tag = 'Social posts'

type Step = { name: string; summary: string; body?: z.ZodType; example?: unknown }

const step = ({ name, ...rest }: Step): ContractEntry => ({
  id: `${name}SocialPost`,
  ...{ method: 'post', path: `/api/social/posts/:id/${name}`, tag, who: 'social.publish' },
  ...rest,
  answers: { 200: z.object({ doc: docOf('social-posts'), message: z.string() }) },
  errors: ['ILLEGAL_TRANSITION', 'INVALID_FIELDS'],
  idempotent: true,
  mutation: `${name}SocialPost`,
})

/** What stands beside the generated operations of /api/social/posts. */
export const socialPostContract: ContractEntry[] = [
  {
    id: 'listPostTargets',
    ...{ method: 'get', path: '/api/social/posts/:id/targets', tag, who: 'social.read' },
    summary: 'What became of a post on each account',
    answers: { 200: pageOf(docOf('social-post-targets')) },
  },
  step({
    name: 'schedule',
    summary: 'Publish a post at a time',
    body: scheduleBody,
    example: { scheduledAt: '2030-04-17T10:00', timezone: 'Europe/Istanbul' },
  }),
  step({ name: 'publish', summary: 'Publish a post now' }),
  step({ name: 'unschedule', summary: 'Make a scheduled post a draft again' }),
  step({
    name: 'retry',
    summary: 'Try again where a post could not be published',
    body: retryBody,
    example: {},
  }),
]
