import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { assertCan } from '@/access/can'
import { AppError } from '@/errors'
import { sayTo } from '@/lib/sayTo'
import { refusalTexts, type RefusalReason } from '@/operations/checkIns/admissibility'
import { checkIn, type Scan } from '@/operations/checkIns/checkIn'
import { readBody } from '@/operations/requests/readBody'

const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\u0000-\u001f\u007f]*$/, 'must be one line of text')

export const checkInBody = z
  .object({
    /** What the QR code holds, or the code in the mail. */
    code: text(2_048).optional(),
    registration: z.uuid().optional(),
    list: z.uuid().nullish(),
    nonce: text(200).nullish(),
    direction: z.enum(['in', 'out']).default('in'),
    device: text(120).nullish(),
    scannedAt: z.iso.datetime({ offset: true }).nullish(),
  })
  .refine(({ code, registration }) => (code === undefined) !== (registration === undefined), {
    path: ['code'],
    message: 'Give either code or registration.',
  })

/** POST /api/events/:id/checkin: 200 accepted, 409 refused with why. Needs `checkins.create`. */
export const checkInEndpoint: Omit<Endpoint, 'root'> = {
  path: '/:id/checkin',
  method: 'post',
  handler: async (req) => {
    assertCan(req, 'checkins.create')
    const { list, nonce, device, scannedAt, ...body } = await readBody(req, checkInBody)
    const scan = await checkIn({
      ...body,
      req,
      event: String(req.routeParams?.id),
      list: list ?? undefined,
      nonce: nonce ?? undefined,
      device: device ?? `user:${req.user?.id}`,
      scannedAt: scannedAt ? new Date(scannedAt) : undefined,
    })
    if (scan.checkIn.result === 'rejected') throw refusal(req, scan)
    return Response.json({ checkIn: presentCheckIn(scan), registration: presentPerson(scan) })
  },
}

function refusal(req: PayloadRequest, { checkIn: row }: Scan): AppError {
  const data = { ...row.details, registration: row.registration, checkIn: row.id }
  if (row.reason === 'already_checked_in') return new AppError('ALREADY_CHECKED_IN', { data })
  const reason = row.reason as RefusalReason
  return new AppError('NOT_ADMISSIBLE', {
    message: sayTo(req, refusalTexts[reason]),
    data: { reason, ...data },
  })
}

function presentCheckIn({ checkIn: { details: _details, ...row } }: Scan) {
  return row
}

function presentPerson({ registration }: Scan) {
  const { id, event, code, status, givenName, familyName, email, ...rest } = registration
  const { ticketType, checkedInAt } = rest
  return {
    id,
    event,
    code,
    status,
    attendee: { email, givenName, familyName },
    ticketType,
    checkedInAt,
  }
}
