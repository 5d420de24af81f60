import type { PayloadRequest } from 'payload'
import { uuidv7 } from 'uuidv7'
import { personOf } from '@/access/personOf'
import { queryInTransaction, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { AppError, invalidFields } from '@/errors'
import { formatMoney } from '@/lib/formatMoney'
import { pickLocale } from '@/lib/i18n/locale'
import { sayTo } from '@/lib/sayTo'
import { auditRows } from '@/operations/audit/auditRows'
import { applyTransition } from '@/operations/registrations/applyTransition'
import type { LockedRegistration } from '@/operations/registrations/lockRegistration'
import { lockWithPools } from '@/operations/registrations/lockWithPools'

export const paymentMethods = ['cash', 'card', 'transfer', 'other'] as const

type Input = {
  req: PayloadRequest
  registration: string
  kind: 'payment' | 'refund'
  method: (typeof paymentMethods)[number]
  /** Minor units of the registration's currency, above zero; a refund too. */
  amountMinor: number
  /** Receipt or transaction number. */
  reference?: string | null
  note?: string | null
}

export type RecordedPayment = {
  payment: string
  amountPaidMinor: number
  status: LockedRegistration['status']
}

/**
 * Notes money that staff took or gave back for a registration. Never more than is owed comes in, never
 * more than was paid goes back. Whoever has paid in full is confirmed, unless staff must approve first; one
 * that had expired or was cancelled must find a seat again. All in one transaction under lock, so two
 * payments at once add up. A refund changes no status.
 * @throws AppError NOT_FOUND, 422 `amountMinor`, EVENT_FULL, CONFLICT in a state that takes no payment
 */
export async function recordPayment(input: Input): Promise<RecordedPayment> {
  const { req, registration, kind, amountMinor } = input
  return inTransaction(req, async () => {
    const locked = await lockWithPools(req, registration)
    assertAmount(input, locked)
    const change = kind === 'refund' ? -amountMinor : amountMinor
    const amountPaidMinor = locked.amountPaidMinor + change
    const payment = await write(input, { ...locked, paidNow: amountPaidMinor })
    const paid = { ...locked, amountPaidMinor }
    if (kind === 'refund' || amountPaidMinor < locked.priceMinor || !becomesConfirmed(locked)) {
      return { payment, amountPaidMinor, status: locked.status }
    }
    const { after } = await applyTransition({ req, locked: paid, to: 'confirmed' })
    return { payment, amountPaidMinor, status: after.status }
  })
}

function assertAmount({ req, kind, amountMinor }: Input, locked: LockedRegistration): void {
  const { status, priceMinor, amountPaidMinor } = locked
  const ended = status === 'cancelled' || status === 'expired'
  if (kind === 'payment' && (status === 'waitlisted' || status === 'rejected')) {
    throw new AppError('CONFLICT', {
      message: sayTo(req, {
        en: 'This registration has no seat to be paid for. Confirm it first.',
        tr: 'Bu kaydın ödenecek bir koltuğu yok. Önce kaydı onaylayın.',
      }),
      data: { status },
    })
  }
  const most = kind === 'refund' ? amountPaidMinor : priceMinor - amountPaidMinor
  if (amountMinor > most) throw tooMuch({ req, kind, most, locked })
  if (kind === 'payment' && ended && amountMinor < most) {
    throw new AppError('CONFLICT', {
      message: sayTo(req, {
        en: 'This registration has ended. Only a payment in full brings it back.',
        tr: 'Bu kayıt sona ermiş. Yalnızca tam ödeme onu geri getirir.',
      }),
      data: { status },
    })
  }
}

type TooMuch = Pick<Input, 'kind' | 'req'> & { most: number; locked: LockedRegistration }

function tooMuch({ req, kind, most, locked }: TooMuch): AppError {
  const locale = pickLocale(req.i18n?.language)
  const { currency } = locked
  const amount = currency ? formatMoney({ amountMinor: most, currency, locale }) : String(most)
  const message = sayTo(
    req,
    kind === 'refund'
      ? {
          en: `No more can be refunded than was paid: ${amount}.`,
          tr: `Ödenenden fazlası iade edilemez: ${amount}.`,
        }
      : { en: `No more is owed than ${amount}.`, tr: `Kalan borç: ${amount}; fazlası alınamaz.` },
  )
  return invalidFields([{ path: 'amountMinor', message }])
}

/** Paid in full, a place is confirmed; where staff approve each one, they still do. */
function becomesConfirmed({ status, approvalRequired }: LockedRegistration): boolean {
  if (status === 'confirmed') return false
  return !(approvalRequired && status === 'pending')
}

async function write(
  input: Input,
  { paidNow, ...locked }: LockedRegistration & { paidNow: number },
): Promise<string> {
  const { req, kind, method, amountMinor, reference, note } = input
  const id = uuidv7()
  const entry = {
    action: kind === 'refund' ? 'registrations.refunded' : 'registrations.paid',
    subjectType: 'registrations',
    subject: locked.id,
    diff: { amountPaidMinor: { from: locked.amountPaidMinor, to: paidNow } },
    reason: note,
  }
  const details = JSON.stringify({ method, lastAt: new Date().toISOString(), lastPayment: id })
  const signed = kind === 'refund' ? -amountMinor : amountMinor
  await queryInTransaction(
    req,
    sql`WITH noted AS (
          INSERT INTO payments (id, event_id, registration_id, kind, provider, provider_ref, method,
            amount_minor, currency, status, recorded_by_id, note, created_at, updated_at)
          VALUES (${id}, ${locked.event}, ${locked.id}, ${kind}::text::enum_payments_kind, 'offline',
            ${reference || null}, ${method}::text::enum_payments_method, ${signed},
            ${locked.currency}, 'succeeded', ${personOf(req)}, ${note || null}, now(), now())),
        audited AS (${auditRows({ req, entries: [entry] })})
        UPDATE registrations SET amount_paid_minor = ${paidNow},
          payment_details = coalesce(payment_details, '{}'::jsonb) || ${details}::jsonb,
          updated_at = now()
        WHERE id = ${locked.id}`,
  )
  return id
}
