import { z } from 'zod'
import { docOf } from '@/operations/contract/contractEntry'
import type { ContractEntry } from '@/operations/contract/contractEntry'
import { importBody } from './importPeople'
import { subscribeBody } from './subscribe'

const tag = 'Lists'

/** What stands beside the generated operations of /api/lists. */
export const listContract: ContractEntry[] = [
  {
    id: 'subscribe',
    ...{ method: 'post', path: '/api/lists/:id/subscribe', tag, who: 'anyone' },
    summary: 'Join a public list',
    description:
      'The same answer whatever is known about the address; it may have to be confirmed.',
    body: subscribeBody,
    example: { email: 'ada@example.org', givenName: 'Ada' },
    answers: { 202: z.object({ message: z.string() }) },
    mutation: 'subscribe',
  },
  {
    id: 'importPeople',
    ...{ method: 'post', path: '/api/lists/:id/import', tag, who: 'campaigns.update' },
    summary: 'Add the people of a CSV file to a list',
    description:
      'As a form, as `text/csv` or as JSON. `GET /api/list-imports/:id` tells how far it is, with a report by line.',
    body: importBody,
    form: z.object({ file: z.file() }),
    example: { csv: 'email,givenName\nada@example.org,Ada' },
    answers: {
      202: z.object({ import: docOf('list-imports'), doc: docOf('list-imports') }),
    },
    idempotent: true,
  },
]
