import type { CollectionBeforeOperationHook, Payload } from 'payload'
import { isMachine } from '@/access/personOf'
import { AppError } from '@/errors'

/** How somebody likes their panel is no business of a machine: a key has no row that they could belong to. */
const refuseKeys: CollectionBeforeOperationHook = ({ args, req }) => {
  if (isMachine(req)) throw new AppError('FORBIDDEN')
  return args
}

/** Payload adds the collection of preferences by itself, out of the reach of our configuration. */
export function keepPreferencesPersonal(payload: Payload): void {
  const { hooks } = payload.collections['payload-preferences'].config
  hooks.beforeOperation = [...hooks.beforeOperation, refuseKeys]
}
