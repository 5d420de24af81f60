import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { AppError } from '@/errors'
import { isUuid } from '@/lib/isUuid'
import { lockPools } from '@/operations/registrations/lockPools'
import {
  lockRegistration,
  type LockedRegistration,
} from '@/operations/registrations/lockRegistration'

/**
 * Locks a registration after the pools of its event, the order everyone keeps to.
 * @throws AppError NOT_FOUND
 */
export async function lockWithPools(
  req: PayloadRequest,
  registration: string,
): Promise<LockedRegistration> {
  const [row] = isUuid(registration)
    ? await queryInTransaction<{ event: string }>(
        req,
        sql`SELECT event_id AS event FROM registrations WHERE id = ${registration}`,
      )
    : []
  if (!row) throw new AppError('NOT_FOUND')
  await lockPools(req, row.event)
  const locked = await lockRegistration(req, registration)
  if (!locked) throw new AppError('NOT_FOUND')
  return locked
}
