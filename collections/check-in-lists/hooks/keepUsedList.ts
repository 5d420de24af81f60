import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { AppError, invalidFields } from '@/errors'
import { sayTo } from '@/lib/sayTo'
import type { CheckInList } from '@/payload-types'

const idOf = (value: unknown) =>
  typeof value === 'object' && value !== null ? (value as { id: string }).id : (value as string)

/** A list stays with its event, admits ticket types of that event only, and closes after it opens. */
export const keepListInEvent: CollectionBeforeChangeHook<CheckInList> = async ({
  data,
  originalDoc,
  req,
}) => {
  const event = idOf(originalDoc?.event ?? data.event)
  if (data.event && idOf(data.event) !== event) {
    throw invalidFields([{ path: 'event', message: say(req, 'event') }])
  }
  const { activeFrom, activeUntil } = { ...originalDoc, ...data }
  if (activeFrom && activeUntil && Date.parse(activeUntil) < Date.parse(activeFrom)) {
    throw invalidFields([{ path: 'activeUntil', message: say(req, 'window') }])
  }
  const wanted = (data.ticketTypes ?? []).map(idOf)
  if (wanted.length > 0) {
    const known = await queryRows<{ id: string }>(
      req,
      sql`SELECT id FROM ticket_types WHERE event_id = ${event}`,
    )
    if (!wanted.every((id) => known.some((type) => type.id === id))) {
      throw invalidFields([{ path: 'ticketTypes', message: say(req, 'ticketTypes') }])
    }
  }
  return data
}

const texts = {
  event: {
    en: 'A list stays with its event. Make a new one.',
    tr: 'Liste etkinliğinden ayrılamaz. Yenisini oluşturun.',
  },
  window: { en: 'A gate cannot close before it opens.', tr: 'Giriş açılmadan kapanamaz.' },
  ticketTypes: {
    en: 'Only ticket types of the same event.',
    tr: 'Yalnızca aynı etkinliğin bilet türleri.',
  },
}

const say = (req: Parameters<typeof sayTo>[0], text: keyof typeof texts) => sayTo(req, texts[text])

/** The scans of a list refer to it, and every event keeps its default one. */
export const refuseUsedListDelete: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const [row] = await queryRows<{ used: boolean; standard: boolean }>(
    req,
    sql`SELECT EXISTS (SELECT 1 FROM check_ins WHERE list_id = l.id) AS used,
               coalesce(l.is_default, false) AS standard
        FROM check_in_lists l WHERE l.id = ${String(id)}`,
  )
  if (!row?.used && !row?.standard) return
  const message = row.used
    ? {
        en: 'People were scanned on this list: close it by its dates instead.',
        tr: 'Bu listede okutma var: silmek yerine tarihleriyle kapatın.',
      }
    : { en: 'The default list of an event stays.', tr: 'Etkinliğin varsayılan listesi silinmez.' }
  throw new AppError('CONFLICT', { message: sayTo(req, message) })
}
