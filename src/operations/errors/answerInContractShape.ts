import type { AfterErrorHook } from 'payload'
import type { AppError } from '@/errors'
import { toErrorBody } from '@/errors'
import { describeError } from '@/lib/describeError'
import { currentContext } from '@/lib/requestContext'

const retryAfterSeconds: Record<number, string> = { 429: '60', 503: '5' }

/** Payload's last word on a failed REST or GraphQL request, in the contract's shape. */
export const answerInContractShape: AfterErrorHook = ({ error, graphqlResult, req }) => {
  const thrown: unknown = (error as { originalError?: unknown }).originalError ?? error
  const described = describeError(thrown, {
    signedIn: Boolean(req.user),
    uniqueMessage: req.t?.('error:valueMustBeUnique'),
  })
  const retryAfter = retryAfterSeconds[described.status]
  if (retryAfter) {
    req.responseHeaders ??= new Headers()
    req.responseHeaders.set('Retry-After', retryAfter)
  }
  return {
    response: toErrorBody(described, currentContext().requestId) as never,
    status: described.status,
    ...(graphqlResult ? { graphqlResult: forGraphql(graphqlResult, described) } : {}),
  }
}

/** A GraphQL error carries the same code and data in its extensions. */
function forGraphql(result: object, described: AppError) {
  const [first] = toErrorBody(described).errors
  return {
    ...result,
    message: described.message,
    extensions: {
      code: described.code,
      statusCode: described.status,
      ...(first?.data ? { data: first.data } : {}),
    },
  } as never
}
