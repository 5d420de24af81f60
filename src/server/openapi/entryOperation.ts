import { z } from 'zod'
import type { Answer, Caller, ContractEntry } from '@/operations/contract/contractEntry'
import { answers, errorAnswers, otherAnswer } from '@/server/openapi/answers'
import { jsonSchema, type NameOf } from '@/operations/contract/jsonSchema'
import { signedIn, type Operation, type Parameter } from '@/server/openapi/operation'

/** An operation of our own as OpenAPI has it. Pure. */
export function entryOperation(entry: ContractEntry, nameOf: NameOf): Operation {
  const { id, method, path, tag, summary, description, who, query, idempotent } = entry
  const parameters = [
    ...(query ? queryParameters(query, nameOf) : []),
    ...(idempotent ? [{ $ref: '#/components/parameters/idempotencyKey' }] : []),
  ]
  const codes = [...(entry.errors ?? [])]
  if (entry.body || entry.form || query) codes.push('INVALID_FIELDS')
  if (idempotent) codes.push('IDEMPOTENCY_MISMATCH', 'IDEMPOTENCY_IN_FLIGHT')
  if (path.includes('/:')) codes.push('NOT_FOUND')
  return {
    ...{ method, path, operationId: id, summary, tags: [tag] },
    description: [description, `Who: ${callers[who] ?? `holders of \`${who}\``}.`]
      .filter(Boolean)
      .join('\n\n'),
    security: securityOf(entry),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...requestBody(entry, nameOf),
    responses: {
      ...errorAnswers(codes),
      ...Object.assign(
        {},
        ...Object.entries(entry.answers).map(([status, answer]) =>
          answerOf({ status: Number(status), answer, nameOf }),
        ),
      ),
    },
  }
}

/** An account's own operations are for its person alone. */
const forPersons = /^\/api\/(auth|users)\//

function securityOf({ who, path }: ContractEntry): Operation['security'] {
  if (forPersons.test(path) && who === 'user') return [{ bearer: [] }]
  return who === 'anyone' || who === 'link' ? [{}, ...signedIn] : signedIn
}

const callers: Partial<Record<Caller, string>> = {
  anyone: 'anyone',
  link: 'whoever holds the link',
  user: 'the signed-in, for what is theirs or they may see',
}

type Answering = { status: number; answer: Answer; nameOf: NameOf }

function answerOf({ status, answer, nameOf }: Answering): Operation['responses'] {
  if (answer === null) return otherAnswer(status)
  if (answer instanceof z.ZodType)
    return answers(status, jsonSchema(answer, { io: 'output', nameOf }))
  return otherAnswer(status, answer.media)
}

function requestBody(
  { body, form, example }: ContractEntry,
  nameOf: NameOf,
): Pick<Operation, 'requestBody'> {
  if (!body && !form) return {}
  const shown = example === undefined ? {} : { example }
  const json = body && jsonSchema(body, { io: 'input', nameOf })
  return {
    requestBody: {
      // Where nothing is needed, nothing may be sent.
      required: !json || (json.required?.length ?? 0) > 0 || json.anyOf !== undefined,
      content: {
        ...(json ? { 'application/json': { schema: json, ...shown } } : {}),
        ...(form
          ? { 'multipart/form-data': { schema: jsonSchema(form, { io: 'input', nameOf }) } }
          : {}),
      },
    },
  }
}

function queryParameters(query: z.ZodObject, nameOf: NameOf): Parameter[] {
  const { properties = {}, required = [] } = jsonSchema(query, { io: 'input', nameOf })
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    ...(required.includes(name) ? { required: true } : {}),
    ...(typeof description === 'string' ? { description } : {}),
    schema,
  }))
}
