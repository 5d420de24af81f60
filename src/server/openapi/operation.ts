import type { JsonSchema } from '@/operations/contract/jsonSchema'

export type Parameter = {
  name: string
  in: 'header' | 'path' | 'query'
  required?: boolean
  description?: string
  schema?: JsonSchema
  style?: string
  explode?: boolean
  example?: unknown
}

export type Response = {
  description: string
  headers?: Record<string, { $ref: string }>
  content?: Record<string, { schema?: JsonSchema; example?: unknown }>
}

/** One operation of the OpenAPI document, with method and path as the router has them. */
export type Operation = {
  method: 'delete' | 'get' | 'patch' | 'post'
  path: string
  operationId: string
  summary: string
  description?: string
  tags: string[]
  security: Record<string, string[]>[]
  parameters?: (Parameter | { $ref: string })[]
  requestBody?: {
    required?: boolean
    content: Record<string, { schema: JsonSchema; example?: unknown }>
  }
  responses: Record<string, Response | { $ref: string }>
}

/** Either lets people and machines in. */
export const signedIn: Record<string, string[]>[] = [{ bearer: [] }, { apiKey: [] }]
