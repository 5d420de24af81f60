import type { PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { AppError } from '@/errors'
import { isUuid } from '@/lib/isUuid'

export type StaffEvent = {
  id: string
  slug: string
  title: string
  status: string
  timezone: string
  currency: string
  ended: boolean
}

/**
 * The event that a path of ours names, by id or slug, for staff who may see all of them.
 * @throws AppError NOT_FOUND
 */
export async function requireStaffEvent(req: PayloadRequest, key: unknown): Promise<StaffEvent> {
  const [event] = await queryRows<StaffEvent>(
    req,
    sql`SELECT id, slug, title, status, timezone, currency, end_date < now() AS ended FROM events
        WHERE ${isUuid(key) ? sql`id = ${key}` : sql`slug = ${String(key)}`} AND deleted_at IS NULL`,
  )
  if (!event) throw new AppError('NOT_FOUND')
  return event
}
