import type { CollectionBeforeDeleteHook } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { AppError } from '@/errors'
import { sayTo } from '@/lib/sayTo'

/** The default ticket type and those that were sold stay: archive them instead. */
export const refuseTicketDelete: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const [row] = await queryInTransaction<{ is_default: boolean; sold: boolean }>(
    req,
    sql`SELECT is_default, EXISTS (SELECT 1 FROM registrations r WHERE r.ticket_type_id = t.id) AS sold
        FROM ticket_types t WHERE id = ${id} FOR UPDATE`,
  )
  if (!row?.is_default && !row?.sold) return
  throw new AppError('CONFLICT', {
    message: row.is_default
      ? sayTo(req, {
          en: 'Every event keeps its default ticket. Pause it to stop its sale.',
          tr: 'Her etkinliğin varsayılan bileti kalır. Satışını kesmek için durdurun.',
        })
      : sayTo(req, {
          en: 'People registered with this ticket. Archive it instead.',
          tr: 'Bu biletle kayıt olanlar var. Silmek yerine arşivleyin.',
        }),
  })
}
