import type { CollectionBeforeOperationHook, CollectionConfig, Where } from 'payload'
import { refuseAfterRollback } from '@/db/strictTransactions'
import { AppError } from '@/errors'
import { foldSearchTexts } from '@/lib/search/foldSearchTexts'
import { bulkEndpoints } from './bulkEndpoints'
import { refuseHiddenOrder } from './refuseHiddenOrder'
import { withJsonFields } from './withJsonFields'
import { withSpokenLabels } from './withSpokenLabels'

const maxLimit = 100

/** Outside callers get at most 100 rows a page; `limit=0` means 100, not all. */
const clampLimit: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'read' || req.payloadAPI === 'local') return args
  const { limit } = args as { limit?: unknown }
  if (limit === undefined || limit === null) return args
  const wanted = Number(limit)
  const clamped = Number.isInteger(wanted) && wanted > 0 ? Math.min(wanted, maxLimit) : maxLimit
  return { ...args, limit: clamped }
}

/** A form may carry anything for its fields; Payload takes it for an object and fails on anything else. */
const readableData: CollectionBeforeOperationHook = ({ args, operation, overrideAccess }) => {
  if (overrideAccess || (operation !== 'create' && operation !== 'update')) return args
  const { data } = args as { data?: unknown }
  if (data === undefined) return { ...args, data: {} }
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) return args
  throw new AppError('MALFORMED', { message: 'The fields must be a JSON object.' })
}

/** When a row was made and changed is what the platform saw, whatever a body says. */
const ownTimes: CollectionBeforeOperationHook = ({ args, operation, overrideAccess }) => {
  const { data } = args as { data?: Record<string, unknown> }
  if (overrideAccess || !data || (operation !== 'create' && operation !== 'update')) return args
  const { createdAt: _createdAt, updatedAt: _updatedAt, ...rest } = data
  return { ...args, data: rest }
}

/** Searches compare with folded texts, whatever door the condition came through. */
const foldConditions: CollectionBeforeOperationHook = ({ args }) => {
  const { where } = args as { where?: Where }
  return where ? { ...args, where: foldSearchTexts(where) } : args
}

/** What holds for every collection, whatever its own config says. */
export function withPlatformRules<T extends CollectionConfig>(collection: T): T {
  return {
    ...collection,
    fields: withSpokenLabels(withJsonFields(collection.fields)),
    endpoints: collection.endpoints !== false && [
      ...(collection.endpoints ?? []),
      ...bulkEndpoints,
    ],
    hooks: {
      ...collection.hooks,
      beforeOperation: [
        refuseAfterRollback,
        clampLimit,
        refuseHiddenOrder,
        readableData,
        ownTimes,
        ...(collection.hooks?.beforeOperation ?? []),
        foldConditions,
      ],
    },
  }
}
