import { z } from 'zod'
import { instant } from '@/operations/contract/contractEntry'
import type { ContractEntry } from '@/operations/contract/contractEntry'

/** What stands beside the generated operations of /api/contacts. */
export const contactContract: ContractEntry[] = [
  {
    id: 'readContactTimeline',
    ...{ method: 'get', path: '/api/contacts/:id/timeline', tag: 'Contacts', who: 'contacts.read' },
    summary: 'What happened with a person, newest first',
    description:
      'Registrations, check-ins, mails, tickets and certificates, as far as you may see them.',
    answers: {
      200: z.object({
        docs: z.array(
          z.object({
            kind: z.enum(['certificate', 'check-in', 'mail', 'registration', 'ticket']),
            ...{ at: instant, title: z.string(), state: z.string(), reason: z.string().nullable() },
            ...{ collection: z.string(), id: z.string() },
          }),
        ),
      }),
    },
  },
]
