import Ajv2020 from 'ajv/dist/2020'
import type { ErrorObject } from 'ajv'
import addFormats from 'ajv-formats'
import type { OpenApiDocument } from '@/server/openapi/makeOpenApi'
import type { TestPlatform } from '@/testing/harness'

export type Call = {
  params?: Record<string, string>
  query?: string
  body?: unknown
  /** Nobody, unless given. */
  token?: string
  headers?: Record<string, string>
}

export type Answered = { status: number; body: Record<string, never>; headers: Headers }

type Found = { path: string; method: string; operation: Record<string, never> }

/**
 * Calls operations by their id and compares request and answer with the OpenAPI document. `called` maps each
 * operation to the statuses seen; `problems` holds every difference.
 */
export function documentedCalls(platform: TestPlatform, document: OpenApiDocument) {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  ;(addFormats as unknown as (ajv: unknown) => void)(ajv)
  ajv.addSchema(document as object, 'api')
  const operations = new Map<string, Found>()
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      operations.set(operation.operationId, { path, method, operation: operation as never })
    }
  }
  const called = new Map<string, Set<number>>()
  const problems: string[] = []

  const check = (pointer: string[], value: unknown, what: string) => {
    const at = pointer.map((part) =>
      encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')),
    )
    const validate = ajv.getSchema(`api#/${at.join('/')}`)
    if (!validate) return void problems.push(`${what}: no schema`)
    if (!validate(value)) problems.push(`${what}: ${say(validate.errors)}`)
  }

  async function call(id: string, { params = {}, query = '', body, token, headers }: Call = {}) {
    const found = operations.get(id)
    if (!found) throw new Error(`There is no operation ${id}`)
    const { path, method, operation } = found
    const { requestBody, responses } = operation as unknown as {
      requestBody?: { required?: boolean; content: Record<string, unknown> }
      responses: Record<string, { $ref?: string; content?: Record<string, { schema?: unknown }> }>
    }
    const url = path.replace(/\{(\w+)\}/g, (_all, name: string) =>
      encodeURIComponent(params[name] ?? 'missing'),
    )
    const response = await platform.request(`${url}${query && `?${query}`}`, {
      ...{ method: method.toUpperCase(), body, token, headers, redirect: 'manual' as const },
    })
    const { status } = response
    const text = await response.text()
    called.set(id, (called.get(id) ?? new Set()).add(status))
    const what = `${id} ${status}`
    const described = responses[status]
    const type = response.headers.get('content-type')?.split(';', 1)[0]?.trim() ?? ''
    const parsed: unknown = type.endsWith('json') && text ? JSON.parse(text) : {}
    if (!described) problems.push(`${what} is not documented: ${text.slice(0, 300)}`)
    if (
      status < 300 &&
      body !== undefined &&
      !(body instanceof FormData) &&
      typeof body !== 'string'
    ) {
      const content = ['requestBody', 'content', 'application/json', 'schema']
      if (!requestBody?.content['application/json']) problems.push(`${what}: no body is documented`)
      else check(['paths', path, method, ...content], body, `${id} body`)
    }
    if (requestBody?.required && body === undefined && status < 300) {
      problems.push(`${what}: passes without its body`)
    }
    if (described?.$ref) {
      const name = described.$ref.split('/').pop() ?? ''
      const content = ['content', 'application/json', 'schema']
      check(['components', 'responses', name, ...content], parsed, what)
      const codes = name.split('.')
      const code = (parsed as { errors?: { code: string }[] }).errors?.[0]?.code ?? ''
      if (!codes.includes(code)) problems.push(`${what}: ${code} is not documented`)
    } else if (described?.content) {
      const media = described.content[type] ?? described.content['*/*']
      if (!media) problems.push(`${what}: ${type} is not documented`)
      else if (media.schema) {
        check(
          ['paths', path, method, 'responses', String(status), 'content', type, 'schema'],
          parsed,
          what,
        )
      }
    } else if (described && text && status !== 302) {
      problems.push(`${what}: an undocumented body`)
    }
    return { status, body: parsed as never, headers: response.headers } satisfies Answered
  }

  return { call, called, problems, operations }
}

export type DocumentedCalls = ReturnType<typeof documentedCalls>

const say = (errors: ErrorObject[] | null | undefined) =>
  (errors ?? [])
    .slice(0, 4)
    .map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    )
    .join('; ')
