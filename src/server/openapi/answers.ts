import { catalogue } from '@/errors'
import type { ErrorCode } from '@/errors'
import type { JsonSchema } from '@/server/openapi/jsonSchema'
import type { Operation, Response } from '@/server/openapi/operation'

/** On every answer that counts. */
const headers = Object.fromEntries(
  ['X-Request-Id', 'RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'].map((name) => [
    name,
    { $ref: `#/components/headers/${name}` },
  ]),
)

/** One answer with a JSON body. */
export function answers(status: number, schema: JsonSchema): Operation['responses'] {
  return {
    [status]: {
      description: words[status] ?? 'Done.',
      headers,
      content: { 'application/json': { schema } },
    },
  }
}

/** One answer without a body, or with bytes of some kind. */
export function otherAnswer(status: number, media?: string): Operation['responses'] {
  const content = media ? { [media]: {} } : undefined
  return {
    [status]: { description: words[status] ?? 'Done.', headers, ...(content ? { content } : {}) },
  }
}

const words: Record<number, string> = {
  200: 'Done.',
  201: 'Created.',
  202: 'Accepted; it happens in the background.',
  204: 'Done; nothing to say.',
  302: 'A redirect.',
  304: 'Not changed since.',
}

/** What any call may meet. */
const always: ErrorCode[] = [
  ...(['MALFORMED', 'UNAUTHENTICATED', 'FORBIDDEN', 'PAYLOAD_TOO_LARGE'] as const),
  ...(['RATE_LIMITED', 'INTERNAL', 'UNAVAILABLE'] as const),
]

/** The error answers of an operation, by status, each with the codes that it may carry. */
export function errorAnswers(more: ErrorCode[] = []): Operation['responses'] {
  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of new Set([...always, ...more])) {
    const { status } = catalogue[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      { $ref: `#/components/responses/${nameOf(codes)}` },
    ]),
  )
}

const used = new Map<string, Response>()

/** Answers with the same codes are one component. */
function nameOf(codes: ErrorCode[]): string {
  const name = codes.toSorted().join('.')
  if (!used.has(name)) used.set(name, errorResponse(codes))
  return name
}

function errorResponse(codes: ErrorCode[]): Response {
  const [code = 'INTERNAL'] = codes
  const retry = codes.some((each) => each === 'RATE_LIMITED' || each === 'UNAVAILABLE')
  return {
    description: codes.map((each) => `\`${each}\`: ${catalogue[each].message}`).join('\n\n'),
    headers: {
      ...headers,
      ...(retry ? { 'Retry-After': { $ref: '#/components/headers/Retry-After' } } : {}),
    },
    content: {
      'application/json': {
        schema: { $ref: '#/components/schemas/Error' },
        example: { errors: [{ code, message: catalogue[code].message }], requestId: exampleId },
      },
    },
  }
}

const exampleId = '01957a3e-7c1f-7cc0-9d61-0d2f3d3c2b11'

/** Every error answer that an operation referred to so far. */
export const errorResponses = (): Record<string, Response> => Object.fromEntries(used)
