import type { CollectionBeforeDeleteHook } from 'payload'
import { AppError } from '@/errors'

/** The log of the doors is append only: whatever the door, a check-in is voided, never deleted. */
export const refuseCheckInDelete: CollectionBeforeDeleteHook = () => {
  throw new AppError('CONFLICT', { message: 'Check-ins are undone, never deleted.' })
}
