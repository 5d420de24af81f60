import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { AppError } from '@/errors'
import { sayTo } from '@/lib/sayTo'
import { toMinorUnits } from '@/lib/toMinorUnits'

type Input = {
  req: PayloadRequest
  event: { id: string; price?: number | null; currency: string }
  previousCurrency: string
}

/**
 * Brings the default ticket type to the event's price, and every ticket type to its currency. Sold
 * registrations keep the price they were sold at. Needs a transaction and the event's row locked.
 * @throws AppError CONFLICT for another currency once something was sold in the old one
 */
export async function syncDefaultPrice({ req, event, previousCurrency }: Input): Promise<void> {
  const { id, currency } = event
  const priceMinor = toMinorUnits({ price: event.price ?? 0, currency })
  // The fields' own validation says what is wrong.
  if (priceMinor === null) return
  if (currency !== previousCurrency) await assertNothingSold({ req, event: id, previousCurrency })
  await queryInTransaction(
    req,
    sql`UPDATE ticket_types SET
          price_minor = CASE WHEN is_default THEN ${priceMinor}::numeric ELSE price_minor END,
          kind = CASE WHEN is_default AND kind IN ('free', 'paid')
                      THEN ${priceMinor > 0 ? 'paid' : 'free'}::enum_ticket_types_kind ELSE kind END,
          currency = ${currency},
          updated_at = now()
        WHERE event_id = ${id}
          AND (currency <> ${currency} OR (is_default AND price_minor <> ${priceMinor}::numeric))`,
  )
}

type Sold = { req: PayloadRequest; event: string; previousCurrency: string }

async function assertNothingSold({ req, event, previousCurrency }: Sold): Promise<void> {
  const [row] = await queryInTransaction<{ sold: boolean }>(
    req,
    sql`SELECT EXISTS (SELECT 1 FROM registrations WHERE event_id = ${event} AND price_minor > 0)
            OR EXISTS (SELECT 1 FROM payments WHERE event_id = ${event}) AS sold`,
  )
  if (!row?.sold) return
  throw new AppError('CONFLICT', {
    message: sayTo(req, {
      en: `Registrations were sold in ${previousCurrency}: the currency of this event cannot change.`,
      tr: `${previousCurrency} ile kayıt satıldı: bu etkinliğin para birimi değiştirilemez.`,
    }),
  })
}
