import type { PayloadRequest } from 'payload'
import { AppError } from '@/errors'
import type { EventStatus } from '@/lib/eventStates'
import { sayTo } from '@/lib/sayTo'
import { countActiveRegistrations } from '@/operations/events/countActiveRegistrations'

type Input = { req: PayloadRequest; event: { id: string; status: EventStatus } }

/**
 * An event may go to the trash when it was cancelled (its registrants were told) or when nobody counts
 * on it. Needs the event's row locked and a transaction.
 * @throws AppError CONFLICT with the number of active registrations
 */
export async function assertMayTrash({ req, event }: Input): Promise<void> {
  if (event.status === 'cancelled') return
  const active = await countActiveRegistrations(req, event.id)
  if (active === 0) return
  throw new AppError('CONFLICT', {
    message: sayTo(req, {
      en: `${active} people are registered or waiting: cancel or archive the event instead of deleting it.`,
      tr: `Kayıtlı ya da yedekte ${active} kişi var: etkinliği silmek yerine iptal edin ya da arşivleyin.`,
    }),
    data: { activeRegistrations: active },
  })
}
