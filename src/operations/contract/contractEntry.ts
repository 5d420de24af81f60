import { z } from 'zod'
import type { CollectionSlug } from 'payload'
import type { Permission } from '@/access/permissions'
import type { ErrorCode } from '@/errors'

/** Who may call: anybody, whoever holds the link in the path, the signed-in, or holders of a permission. */
export type Caller = Permission | 'anyone' | 'link' | 'user'

/** Bytes of a kind, or a body with a schema; null where there is no body. */
export type Answer = z.ZodType | { media: string } | null

export type SuccessStatus = 200 | 201 | 202 | 204 | 302 | 304

/**
 * One operation of our own, written down beside its endpoint. From this table come the OpenAPI document and the
 * GraphQL mutations; a test calls every entry and compares body and answer with it.
 */
export type ContractEntry = {
  /** Unique; the name of the call in generated clients. */
  id: string
  method: 'delete' | 'get' | 'patch' | 'post'
  /** With `:parameters`, as the router has it. */
  path: string
  tag: string
  summary: string
  description?: string
  who: Caller
  query?: z.ZodObject
  /** The JSON body. */
  body?: z.ZodType
  /** The same as multipart/form-data; fields of `z.file()` are files. */
  form?: z.ZodObject
  /** A body that passes; shown in the documentation and filled into try-it-out. */
  example?: unknown
  answers: Partial<Record<SuccessStatus, Answer>>
  /** Beside those that any call may meet. */
  errors?: ErrorCode[]
  /** Honours Idempotency-Key. */
  idempotent?: true
  /** Offered in GraphQL under this name, through the same handler. */
  mutation?: string
}

/** A document of a collection, as its generated REST API gives it. */
export const docOf = (slug: CollectionSlug) =>
  z.looseObject({ id: z.string() }).meta({ documentOf: slug })

/** One page of a list, as Payload gives it. */
export const pageOf = (item: z.ZodType) => z.object({ docs: z.array(item), ...pageFields })

const whole = z.int().min(0)
const pageFields = {
  totalDocs: whole,
  limit: whole,
  totalPages: whole,
  page: whole,
  pagingCounter: whole,
  hasPrevPage: z.boolean(),
  hasNextPage: z.boolean(),
  prevPage: whole.nullable(),
  nextPage: whole.nullable(),
}

/** `page` and `limit` of a list. */
export const pageQuery = z.object({
  page: z.int().min(1).default(1).describe('The page, from 1.'),
  limit: z.int().min(0).max(100).default(10).describe('Rows a page; 0 means 100.'),
})

/** An instant, ISO 8601 in UTC. */
export const instant = z.iso.datetime({ offset: true })
