import type { CollectionBeforeChangeHook } from 'payload'
import { AppError } from '@/errors'
import { sayTo } from '@/lib/sayTo'

const locked = ['content', 'accounts', 'media', 'variants', 'language'] as const
const open: unknown[] = ['draft', 'scheduled']
const times = ['scheduledAt', 'timezone'] as const

/**
 * What people read stays as it was sent: a post changes while it is a draft or waits for its time. The time of
 * a scheduled one is moved by scheduling it anew, never by an edit.
 * @throws AppError 409 naming the fields
 */
export const lockOncePublished: CollectionBeforeChangeHook = ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (operation === 'create' || originalDoc?.status === 'draft') return data
  const fields: readonly string[] = open.includes(originalDoc?.status)
    ? times
    : [...locked, ...times]
  const changed = fields.filter(
    (field) => field in data && comparable(data[field]) !== comparable(originalDoc?.[field]),
  )
  if (changed.length === 0) return data
  throw new AppError('CONFLICT', {
    message: sayTo(req, {
      en: 'A post that is on its way does not change. Take it back to draft, or duplicate it.',
      tr: 'Yola çıkmış gönderi değişmez. Taslağa alın ya da kopyasını oluşturun.',
    }),
    data: { status: originalDoc?.status, fields: changed },
  })
}

/** Equal for what a form sends back unchanged: nothing is nothing, a relation is its id, an instant is itself. */
function comparable(value: unknown): string {
  return JSON.stringify(value ?? null, (key, inner: unknown) => {
    if (inner === undefined || inner === '') return null
    if (key === 'id') return undefined
    if (Array.isArray(inner) && inner.length === 0) return null
    if (typeof inner === 'string' && /^\d{4}-\d\d-\d\dT/.test(inner)) {
      const time = Date.parse(inner)
      return Number.isNaN(time) ? inner : time
    }
    return inner
  })
}
