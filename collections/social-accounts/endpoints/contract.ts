import { z } from 'zod'
import { docOf } from '@/operations/contract/contractEntry'
import type { ContractEntry } from '@/operations/contract/contractEntry'

/** What stands beside the generated operations of /api/social/accounts. */
export const socialAccountContract: ContractEntry[] = [
  {
    id: 'checkSocialAccount',
    ...{ method: 'post', path: '/api/social/accounts/:id/check', tag: 'Social accounts' },
    who: 'social.read',
    summary: 'Ask the server whose account it is',
    answers: {
      200: z.object({
        connected: z.boolean(),
        reason: z.string().nullable(),
        doc: docOf('social-accounts'),
      }),
    },
    mutation: 'checkSocialAccount',
  },
]
