import { z } from 'zod'
import { importRequest } from '@/lib/eventImport/importOptions'
import { docOf } from '@/operations/contract/contractEntry'
import type { ContractEntry } from '@/operations/contract/contractEntry'
import { reportQuery } from './readReport'
import { restartBody } from './restartImport'

const tag = 'Event imports'
const who = 'events.import'
const started = z.object({ import: docOf('event-imports') })
const whole = z.int()

/** Files of events. */
export const eventImportContract: ContractEntry[] = [
  {
    id: 'importEvents',
    ...{ method: 'post', path: '/api/events/import', tag, who },
    summary: 'Import events from a CSV or JSON file',
    description:
      'Read in the background: the import tells how far it is, its report what was wrong.',
    form: importRequest.extend({ file: z.file() }),
    answers: { 202: started },
    idempotent: true,
  },
  {
    id: 'readImportReport',
    ...{ method: 'get', path: '/api/event-imports/:id/report', tag, who },
    summary: 'Every problem of an import, by line',
    description: 'With `format=csv` as a file.',
    query: reportQuery,
    answers: {
      200: z.object({
        import: docOf('event-imports'),
        docs: z.array(z.looseObject({ line: whole, level: z.enum(['error', 'warning']) })),
        ...{ totalDocs: whole, page: whole, totalPages: whole, limit: whole },
      }),
    },
  },
  {
    id: 'startImport',
    ...{ method: 'post', path: '/api/event-imports/:id/start', tag, who },
    summary: 'Import what was checked, or check it again',
    body: restartBody,
    example: { dryRun: false },
    answers: { 202: started },
    errors: ['ILLEGAL_TRANSITION'],
    mutation: 'startImport',
  },
  {
    id: 'cancelImport',
    ...{ method: 'post', path: '/api/event-imports/:id/cancel', tag, who },
    summary: 'Stop an import after the rows being written',
    answers: { 200: started },
    errors: ['ILLEGAL_TRANSITION'],
    mutation: 'cancelImport',
  },
]
