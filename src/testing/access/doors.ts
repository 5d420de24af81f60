import { createLocalReq, formatNames } from 'payload'
import type { CollectionSlug } from 'payload'
import { describeError } from '@/lib/describeError'
import type { TestPlatform } from '@/testing/harness'

/** Somebody at a door: a signed-in user with a token, or nobody. */
export type Caller = { id: string; token: string } | null

export type Operation = 'create' | 'delete' | 'list' | 'read' | 'update'

export type Attempt = {
  platform: TestPlatform
  caller: Caller
  operation: Operation
  slug: CollectionSlug
  /** The document read, changed or deleted. */
  id?: string
  data?: Record<string, unknown> | FormData
}

/** `yes`, `no` (refused or not visible), or the code of an error that has nothing to do with access. */
export type Verdict = string

export type Door = (attempt: Attempt) => Promise<Verdict>

const refusals = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND'])

const verdictOf = (code: string): Verdict => (refusals.has(code) ? 'no' : code)

type ErrorAnswer = { errors?: { code?: string; message?: string }[] }

/** Payload's generated REST API. */
export const rest: Door = async ({ platform, caller, operation, slug, id, data }) => {
  const method = { create: 'POST', delete: 'DELETE', list: 'GET', read: 'GET', update: 'PATCH' }[
    operation
  ]
  const path = operation === 'create' || operation === 'list' ? '' : `/${id}`
  const filter = operation === 'list' ? `?where[id][equals]=${id}&limit=1` : ''
  const response = await platform.request(`/api/${slug}${path}${filter}`, {
    method,
    token: caller?.token,
    body: data,
  })
  const body = (await response.json()) as ErrorAnswer & { docs?: unknown[] }
  if (response.ok) return operation === 'list' && body.docs?.length !== 1 ? 'no' : 'yes'
  return verdictOf(body.errors?.[0]?.code ?? `HTTP ${response.status}`)
}

/** Payload's generated GraphQL API. */
export const graphql: Door = async ({ platform, caller, operation, slug, id, data }) => {
  const config = platform.payload.collections[slug].config
  if (config.graphQL === false || data instanceof FormData) return 'no'
  const mutates = operation !== 'list' && operation !== 'read'
  if (mutates && config.graphQL?.disableMutations) return 'no'
  const { singular, plural: fromSlug } = formatNames(slug)
  const plural = fromSlug === singular ? `all${singular}` : fromSlug
  const queries: Record<Operation, string> = {
    create: `mutation($data: mutation${singular}Input!) { create${singular}(data: $data) { id } }`,
    delete: `mutation { delete${singular}(id: "${id}") { id } }`,
    list: `query { ${plural}(where: { id: { equals: "${id}" } }, limit: 1) { docs { id } } }`,
    read: `query { ${singular}(id: "${id}") { id } }`,
    update: `mutation($data: mutation${singular}UpdateInput!) {
      update${singular}(id: "${id}", data: $data) { id } }`,
  }
  const response = await platform.request('/api/graphql', {
    method: 'POST',
    token: caller?.token,
    body: { query: queries[operation], variables: data ? { data } : {} },
  })
  const body = (await response.json()) as {
    data?: Record<string, { id?: string; docs?: unknown[] } | null> | null
    errors?: { message: string; extensions?: { code?: string } }[]
  }
  const [error] = body.errors ?? []
  if (error) return verdictOf(error.extensions?.code ?? error.message)
  const result = Object.values(body.data ?? {})[0]
  if (operation === 'list') return result?.docs?.length === 1 ? 'yes' : 'no'
  return result?.id ? 'yes' : 'no'
}

/** The Local API with access control on, as our own operations call it. */
export const local: Door = async ({ platform, caller, operation, slug, id = '', data }) => {
  const { payload } = platform
  if (data instanceof FormData) return 'no'
  try {
    const user = caller
      ? await payload.findByID({ collection: 'users', id: caller.id, depth: 1 })
      : null
    const req = await createLocalReq(
      { user: user ? ({ ...user, collection: 'users' } as never) : undefined },
      payload,
    )
    const shared = { collection: slug, overrideAccess: false, req, depth: 0 } as const
    if (operation === 'create') await payload.create({ ...shared, data: data as never })
    if (operation === 'read') await payload.findByID({ ...shared, id })
    if (operation === 'update') await payload.update({ ...shared, id, data: data as never })
    if (operation === 'delete') await payload.delete({ ...shared, id })
    if (operation === 'list') {
      const { docs } = await payload.find({ ...shared, where: { id: { equals: id } }, limit: 1 })
      return docs.length === 1 ? 'yes' : 'no'
    }
    return 'yes'
  } catch (error) {
    return verdictOf(describeError(error, { signedIn: caller !== null }).code)
  }
}
