import type { CollectionBeforeDeleteHook } from 'payload'
import { AppError } from '@/errors'

/** A registration is history: it is cancelled, never deleted, whatever the door. */
export const refuseDelete: CollectionBeforeDeleteHook = () => {
  throw new AppError('CONFLICT', { message: 'Registrations are cancelled, never deleted.' })
}
