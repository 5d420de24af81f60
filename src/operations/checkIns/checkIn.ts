import { DateTime } from 'luxon'
import type { PayloadRequest } from 'payload'
import { uuidv7 } from 'uuidv7'
import { personOf } from '@/access/personOf'
import { queryInTransaction, sql } from '@/db/sql'
import { afterCommit } from '@/db/strictTransactions'
import { inTransaction } from '@/db/transaction'
import { AppError, invalidFields } from '@/errors'
import type { EventStatus } from '@/lib/eventStates'
import { isUuid } from '@/lib/isUuid'
import { normaliseCode } from '@/lib/normaliseCode'
import { findAdmission } from '@/operations/registrations/admissionToken'
import { recordWebhook } from '@/operations/webhooks/recordWebhook'
import { findRefusal } from './admissibility'
import { announceCheckIn } from './announceCheckIn'
import { ensureDefaultGate } from './ensureDefaultGate'
import { findByNonce, findGate, lockScanned, checkInJson } from './scanRows'
import type { CheckInRow, Direction, Gate, ScannedRegistration } from './scanRows'

type Input = {
  req: PayloadRequest
  /** Id or slug. */
  event: string
  /** What the QR code holds, or the code a person reads out. */
  code?: string
  registration?: string
  list?: string
  nonce?: string
  direction: Direction
  /** Names the phone or gate; nonces are unique within it. */
  device: string
  /** When it was scanned, if that was before now: a phone without network sends later. */
  scannedAt?: Date
}

/** What the scan came to. A refusal is kept as a row too, and is for the caller to throw once it is committed. */
export type Scan = { checkIn: CheckInRow; registration: ScannedRegistration }

type ScannedEvent = { id: string; status: EventStatus; timezone: string }

/**
 * Lets a person in (or out) at a gate of an event, in a transaction of its own or the caller's. Accepted or
 * refused, the scan becomes a row. Two gates at once: the unique index on accepted entries lets one of them
 * through. The same nonce from the same device gives the first scan again and writes nothing.
 * @throws AppError NOT_FOUND for an unknown event or registration, IDEMPOTENCY_MISMATCH for a nonce that
 *   was used for somebody else, 422 for a gate of another event
 */
export async function checkIn(input: Input): Promise<Scan> {
  const { req, nonce, device, direction } = input
  return inTransaction(req, async () => {
    const event = await findScannedEvent(req, input.event)
    const { registration, secret } = await findPerson(input, event)
    const earlier = nonce ? await findByNonce(req, { device, nonce }) : null
    if (earlier) return replay({ row: earlier, registration, event })
    const gate = await requireGate(input, event)
    const now = new Date()
    const at = input.scannedAt && input.scannedAt < now ? input.scannedAt : now
    const refusal =
      findRefusal({ registration, event, gate, secret, at }) ??
      (direction === 'out' ? await findExitRefusal({ req, gate, registration }) : null)
    const scan = { ...input, event, registration, gate, at }
    if (refusal) return write({ ...scan, result: 'rejected', reason: refusal, details: null })
    const accepted = await tryWrite({ ...scan, result: 'accepted', reason: null, details: null })
    if (accepted) return accepted
    // Another gate, or this very request sent twice, was first: the loser waited for its commit.
    const twin = nonce ? await findByNonce(req, { device, nonce }) : null
    if (twin) return replay({ row: twin, registration, event })
    const first = await requireFirst(req, scan)
    const details = { at: first.scannedAt, list: first.list, listName: first.listName }
    return write({ ...scan, result: 'rejected', reason: 'already_checked_in', details })
  })
}

async function findScannedEvent(req: PayloadRequest, key: string): Promise<ScannedEvent> {
  const [event] = await queryInTransaction<ScannedEvent>(
    req,
    sql`SELECT id, status, timezone FROM events
        WHERE ${isUuid(key) ? sql`id = ${key}` : sql`slug = ${key}`} AND deleted_at IS NULL`,
  )
  if (!event) throw new AppError('NOT_FOUND')
  return event
}

/** Who it is, by QR code, by the code a person reads out, or chosen from the list. */
async function findPerson({ req, code = '', registration }: Input, event: ScannedEvent) {
  if (registration !== undefined) {
    const found = await lockScanned(req, sql`r.id = ${registration}`)
    if (!found) throw new AppError('NOT_FOUND')
    return { registration: found }
  }
  const typed = code.trim()
  const admission = findAdmission(typed)
  const found = admission
    ? isUuid(admission.id) && (await lockScanned(req, sql`r.id = ${admission.id}`))
    : await lockScanned(
        req,
        sql`r.code IN (${typed.toUpperCase()}, ${normaliseCode(typed)}) AND r.event_id = ${event.id}`,
      )
  if (!found) {
    throw new AppError('NOT_FOUND', { message: 'No registration has this code.' })
  }
  return { registration: found, secret: admission?.secret }
}

type Replay = { row: CheckInRow; registration: ScannedRegistration; event: ScannedEvent }

function replay({ row, registration, event }: Replay): Scan {
  if (row.registration !== registration.id || row.event !== event.id) {
    throw new AppError('IDEMPOTENCY_MISMATCH', {
      message: 'This nonce was used for another scan. Make a new one for each scan.',
    })
  }
  return { checkIn: row, registration }
}

async function requireGate({ req, list }: Input, event: ScannedEvent) {
  const gate = await findGate(req, { event: event.id, list })
  if (gate) return gate
  if (list) throw invalidFields([{ path: 'list', message: 'This event has no such list.' }])
  await ensureDefaultGate(req, event.id)
  return (await findGate(req, { event: event.id })) as Gate
}

type Exit = { req: PayloadRequest; gate: Gate; registration: ScannedRegistration }

/** Whoever goes out must be inside: the last scan at this gate that counts let them in. */
async function findExitRefusal({ req, gate, registration: { id } }: Exit) {
  const [last] = await queryInTransaction<{ direction: Direction }>(
    req,
    sql`SELECT direction FROM check_ins
        WHERE registration_id = ${id} AND list_id = ${gate.id} AND result = 'accepted'
          AND voided_at IS NULL ORDER BY received_at DESC, id DESC LIMIT 1`,
  )
  return last?.direction === 'in' ? null : ('not_inside' as const)
}

type Writing = Omit<Input, 'event' | 'registration'> & {
  event: ScannedEvent
  registration: ScannedRegistration
  gate: Gate
  at: Date
  result: CheckInRow['result']
  reason: string | null
  details: Record<string, unknown> | null
}

/** What may be there only once among accepted entries. */
function onceKey({ gate, registration, event, at }: Omit<Writing, 'result'>): string | null {
  if (gate.policy === 'multiple') return null
  const key = `${gate.id}:${registration.id}`
  if (gate.policy === 'once') return key
  return `${key}:${DateTime.fromJSDate(at, { zone: event.timezone }).toISODate()}`
}

async function write(writing: Writing): Promise<Scan> {
  const written = await tryWrite(writing)
  if (written) return written
  const { req, nonce = '', device, registration, event } = writing
  const twin = await findByNonce(req, { device, nonce })
  if (!twin) throw new AppError('CONFLICT')
  return replay({ row: twin, registration, event })
}

/** One statement: the row, and the time of entry on the registration. Null when a unique index was in the way. */
async function tryWrite(writing: Writing): Promise<Scan | null> {
  const { req, event, gate, registration, direction, result, reason, details } = writing
  const at = writing.at.toISOString()
  const [row] = await queryInTransaction<{ check_in: CheckInRow; checked_in_at: string | null }>(
    req,
    sql`WITH scan AS (
          INSERT INTO check_ins (id, event_id, list_id, registration_id, direction, result, reason,
            details, once_key, scanned_at, received_at, device, nonce, operator_id, created_at,
            updated_at)
          VALUES (${uuidv7()}, ${event.id}, ${gate.id}, ${registration.id},
            ${direction}::text::enum_check_ins_direction, ${result}::text::enum_check_ins_result,
            ${reason}, ${details && JSON.stringify(details)}::jsonb,
            ${result === 'accepted' ? onceKey(writing) : null}, ${at}::timestamptz, now(),
            ${writing.device}, ${writing.nonce ?? null}, ${personOf(req)}::uuid, now(), now())
          ON CONFLICT DO NOTHING RETURNING *),
        entered AS (
          UPDATE registrations r SET updated_at = now(),
            checked_in_at = least(r.checked_in_at, ${at}::timestamptz)
          FROM scan WHERE r.id = scan.registration_id AND scan.result = 'accepted'
            AND scan.direction = 'in' RETURNING r.checked_in_at)
        SELECT ${checkInJson('scan')} AS check_in,
               (SELECT checked_in_at FROM entered) AS checked_in_at FROM scan`,
  )
  if (!row) return null
  const checkedInAt = row.checked_in_at
    ? new Date(row.checked_in_at).toISOString()
    : registration.checkedInAt
  if (result === 'accepted' && direction === 'in') {
    await recordWebhook({ req, type: 'checkin.created', subject: row.check_in.id })
  }
  await afterCommit(req, () => announceCheckIn(row.check_in))
  return { checkIn: row.check_in, registration: { ...registration, checkedInAt } }
}

type First = { scannedAt: string; list: string; listName: string }

async function requireFirst(
  req: PayloadRequest,
  scan: Omit<Writing, 'details' | 'reason' | 'result'>,
) {
  const [first] = await queryInTransaction<{ at: string; list: string; name: string }>(
    req,
    sql`SELECT c.scanned_at AS at, c.list_id AS list, l.name FROM check_ins c
        JOIN check_in_lists l ON l.id = c.list_id
        WHERE c.once_key = ${onceKey({ ...scan, reason: null, details: null })}
          AND c.result = 'accepted' AND c.direction = 'in' AND c.voided_at IS NULL`,
  )
  // Undone between the two statements: the person at the gate simply scans again.
  if (!first) throw new AppError('CONFLICT', { message: 'Scan again.' })
  return {
    scannedAt: new Date(first.at).toISOString(),
    list: first.list,
    listName: first.name,
  } satisfies First
}
