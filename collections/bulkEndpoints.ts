import { getTranslation } from '@payloadcms/translations'
import {
  addDataAndFileToRequest,
  combineQueries,
  executeAccess,
  getDataLoader,
  headersWithCors,
  isolateObjectProperty,
  parseParams,
} from 'payload'
import type {
  CollectionSlug,
  Endpoint,
  PayloadRequest,
  SanitizedCollectionConfig,
  Where,
} from 'payload'
import { AppError, toErrorBody } from '@/errors'
import { describeError } from '@/lib/describeError'
import { currentContext } from '@/lib/requestContext'
import { logger } from '@/logger'

type Method = 'delete' | 'patch'
type Change = { req: PayloadRequest; config: SanitizedCollectionConfig; method: Method }
type Failure = { error: AppError; id: string }

/**
 * `PATCH` and `DELETE /api/<slug>?where=...`, in place of Payload's, which writes all documents at once in one
 * transaction: what one row refuses then undoes the others without a word, and a document whose hooks fail late
 * is written by half. Here each goes through the endpoint that changes one, in a transaction of its own, and is
 * changed whole or not at all.
 *
 * Answers as Payload does: `docs` that were changed and `errors` of the others, each with the contract's code;
 * 400 if there is one, or what all were refused with if it was the same. A fault of our own (500, 503) ends the
 * work there.
 */
export const bulkEndpoints: Omit<Endpoint, 'root'>[] = (['patch', 'delete'] as const).map(
  (method) => ({
    path: '/',
    method,
    handler: async (req) => {
      const slug = req.routeParams?.collection as CollectionSlug
      const { config } = req.payload.collections[slug]
      const shut = method === 'patch' ? config.disableBulkEdit : config.disableBulkDelete
      if (shut) throw new AppError('FORBIDDEN')
      if (method === 'patch') await addDataAndFileToRequest(req)
      const ids = await findIds({ req, config, method })
      const docs: unknown[] = []
      const failures: Failure[] = []
      for (const id of ids) {
        try {
          docs.push(await changeOne({ req, config, method, id }))
        } catch (thrown) {
          const error = describe(req, thrown)
          failures.push({ id, error })
          if (error.status >= 500) break
        }
      }
      return answer({ req, config, method, total: ids.length, docs, failures })
    },
  }),
)

/** Those that the caller may read, may change, and asks for. */
async function findIds({ req, config, method }: Change): Promise<string[]> {
  const { data, payload, query } = req
  const rule = method === 'patch' ? config.access.update : config.access.delete
  const allowed = await executeAccess({ req, data }, rule)
  const { where, sort, trash, limit } = parseParams({ ...query })
  if (!where || Object.keys(where).length === 0) {
    throw new AppError('MALFORMED', { message: 'Say which documents: where is missing.' })
  }
  const { docs } = await payload.find({
    collection: config.slug as CollectionSlug,
    where: combineQueries(where as Where, allowed),
    sort,
    trash,
    select: {},
    depth: 0,
    pagination: false,
    overrideAccess: false,
    req,
  })
  const ids = docs.map(({ id }) => id)
  return Number(limit) > 0 ? ids.slice(0, Number(limit)) : ids
}

/** The answer of the endpoint for one document, as a request of its own. */
async function changeOne({ req, config, method, id }: Change & { id: string }): Promise<unknown> {
  const endpoint = (config.endpoints || []).find(
    (each) => each.method === method && each.path === '/:id',
  )
  if (!endpoint) throw new AppError('NOT_FOUND')
  const inner = isolateObjectProperty(req, [
    ...(['body', 'context', 'data', 'file', 'payloadDataLoader', 'payloadUploadSizes'] as const),
    ...(['query', 'routeParams', 'transactionID'] as const),
  ]) as PayloadRequest & { body: unknown }
  delete inner.transactionID
  Object.assign(inner, {
    // The body has been read.
    ...{ body: null, data: withoutRowIds(structuredClone(req.data ?? {}), config) },
    ...{ context: {}, payloadUploadSizes: {}, file: req.file && { ...req.file } },
    ...{ query: { ...req.query }, routeParams: { ...req.routeParams, id } },
  })
  inner.payloadDataLoader = getDataLoader(inner)
  const response = await endpoint.handler(inner)
  if (!response.ok) throw new AppError(response.status === 404 ? 'NOT_FOUND' : 'INTERNAL')
  return ((await response.json()) as { doc: unknown }).doc
}

/** The same rows go into many documents: under one id they could stand in one only. */
function withoutRowIds(data: Record<string, unknown>, { flattenedFields }: Change['config']) {
  for (const { name, type } of flattenedFields) {
    const rows = data[name]
    if ((type !== 'array' && type !== 'blocks') || !Array.isArray(rows)) continue
    for (const row of rows as ({ id?: unknown } | null)[]) if (row) delete row.id
  }
  return data
}

function describe(req: PayloadRequest, thrown: unknown): AppError {
  const error = describeError(thrown, {
    signedIn: Boolean(req.user),
    uniqueMessage: req.t('error:valueMustBeUnique'),
  })
  if (error.status >= 500) logger.error({ err: thrown }, 'a bulk change ended early')
  return error
}

type Outcome = Change & { total: number; docs: unknown[]; failures: Failure[] }

function answer({ req, config, method, total, docs, failures }: Outcome): Response {
  const labels = config.labels[total === 1 ? 'singular' : 'plural']
  const label = getTranslation(labels, req.i18n as never)
  const failed = total - docs.length
  const errors = failures.flatMap(({ id, error }) =>
    toErrorBody(error).errors.map((each) => ({ id, ...each, isPublic: true })),
  )
  const [done, undone] =
    method === 'patch'
      ? (['general:updatedCountSuccessfully', 'error:unableToUpdateCount'] as const)
      : (['general:deletedCountSuccessfully', 'error:unableToDeleteCount'] as const)
  const message =
    failed === 0
      ? req.t(done, { count: total, label })
      : req.t(undone, { count: failed, label, total })
  const headers = headersWithCors({ headers: new Headers(), req })
  const last = failures.at(-1)?.error
  if (!last) return Response.json({ docs, errors, message }, { headers })
  if (last.status === 503) headers.set('Retry-After', '5')
  return Response.json(
    { docs, errors, message, requestId: currentContext().requestId },
    { headers, status: statusOf(failures, docs) },
  )
}

/** What kept all of them back alike is the answer's own status. */
function statusOf(failures: Failure[], docs: unknown[]): number {
  const statuses = new Set(failures.map(({ error }) => error.status))
  const last = failures.at(-1)?.error.status ?? 400
  return last >= 500 || (docs.length === 0 && statuses.size === 1) ? last : 400
}
