import type { CollectionBeforeOperationHook, CollectionConfig, Where } from 'payload'
import { refuseAfterRollback } from '@/db/strictTransactions'
import { AppError } from '@/errors'
import { foldSearchTexts } from '@/lib/search/foldSearchTexts'
import { bulkEndpoints } from './bulkEndpoints'
import { refuseHiddenOrder } from './refuseHiddenOrder'
import { withJsonFields } from './withJsonFields'
import { withSpokenLabels } from './withSpokenLabels'

const maxLimit = 100
/** No table has as many; the database counts rows to skip no further than 64 bits. */
const maxPage = 1_000_000_000

/**
 * Outside callers get at most 100 rows a page; `limit=0` means 100, not all. Pages begin with 1: what is no
 * number of a page is the first.
 */
const clampPage: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'read' || req.payloadAPI === 'local') return args
  const { limit, page } = args as { limit?: unknown; page?: unknown }
  return {
    ...args,
    ...(isGiven(limit) ? { limit: clamp(limit, { most: maxLimit, otherwise: maxLimit }) } : {}),
    ...(isGiven(page) ? { page: clamp(page, { most: maxPage, otherwise: 1 }) } : {}),
  }
}

const isGiven = (value: unknown) => value !== undefined && value !== null

function clamp(value: unknown, { most, otherwise }: { most: number; otherwise: number }): number {
  const wanted = Number(value)
  return Number.isInteger(wanted) && wanted > 0 ? Math.min(wanted, most) : otherwise
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
        clampPage,
        refuseHiddenOrder,
        readableData,
        ownTimes,
        ...(collection.hooks?.beforeOperation ?? []),
        foldConditions,
      ],
    },
  }
}
