import { z } from 'zod'
import { instant } from '@/operations/contract/contractEntry'
import type { ContractEntry } from '@/operations/contract/contractEntry'
import { checkInBody } from './checkIn'

const tag = 'Check ins'
const id = z.string()

const row = z.object({
  ...{ id, event: id, list: id, registration: id, direction: z.enum(['in', 'out']) },
  ...{ result: z.enum(['accepted', 'rejected']), reason: z.string().nullable() },
  ...{ scannedAt: instant, receivedAt: instant, device: z.string().nullable() },
  ...{ operator: z.string().nullable(), voidedAt: instant.nullable() },
})

/** The gate. */
export const checkInContract: ContractEntry[] = [
  {
    id: 'checkIn',
    ...{ method: 'post', path: '/api/events/:id/checkin', tag, who: 'checkins.create' },
    summary: 'Let somebody in, or out',
    description:
      'By what the QR code holds, or by the registration. The same `nonce` from the same device gets the first answer again. `ALREADY_CHECKED_IN` tells `at` and `list` in `data`, `NOT_ADMISSIBLE` its `reason`.',
    body: checkInBody,
    example: { code: 'K7QM-2XHD' },
    answers: {
      200: z.object({
        checkIn: row,
        registration: z.object({
          ...{ id, event: id, code: z.string(), status: z.string() },
          attendee: z.object({ email: z.string(), givenName: z.string(), familyName: z.string() }),
          ticketType: z.object({ id, name: z.string() }).nullable(),
          checkedInAt: instant.nullable(),
        }),
      }),
    },
    errors: ['ALREADY_CHECKED_IN', 'NOT_ADMISSIBLE'],
    mutation: 'checkIn',
  },
  {
    id: 'voidCheckIn',
    ...{ method: 'delete', path: '/api/check-ins/:id', tag, who: 'checkins.void' },
    summary: 'Undo a check-in',
    description: 'It is marked void, never deleted. Safe to repeat.',
    answers: { 200: z.object({ doc: row, message: z.string() }) },
    errors: ['CONFLICT'],
    mutation: 'voidCheckIn',
  },
  {
    id: 'voidCheckIns',
    ...{ method: 'delete', path: '/api/check-ins', tag, who: 'checkins.void' },
    summary: 'Refused: check-ins are undone one by one',
    answers: {},
  },
]
