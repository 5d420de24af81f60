import { AppError, catalogue, invalidFields } from '@/errors'
import type { ErrorCode, FieldProblem } from '@/errors'

type Loose = {
  name?: string
  status?: number
  message?: string
  code?: unknown
  cause?: unknown
  data?: unknown
  isPublic?: boolean
  $fault?: string
  $metadata?: { httpStatusCode?: number }
}

const authenticationErrors = new Set(['AuthenticationError', 'LockedAuth', 'UnverifiedEmail'])

/** PostgreSQL and socket codes that mean: the database is busy or away, nothing is wrong with the request. */
const unavailable = new Set([
  '55P03',
  '57014',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '53400',
  '08000',
  '08001',
  '08003',
  '08006',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
])

/** Codes of a disk that takes nothing more. */
const diskFull = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO'])

/** What the database driver says without a code. */
const lostConnection =
  /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Client was closed and is not queryable/

type Context = {
  /** Whether somebody is signed in: a refused guest is asked to sign in. */
  signedIn: boolean
  /** Payload's sentence for a value that is taken, in the language of the request. */
  uniqueMessage?: string
}

/**
 * Any error as the platform's own: ours as it is, Payload's and PostgreSQL's by kind, the rest as
 * INTERNAL without a word of what it said. Pure.
 */
export function describeError(error: unknown, context: Context): AppError {
  if (error instanceof AppError) return error
  const loose = (typeof error === 'object' && error !== null ? error : {}) as Loose
  if (loose.name === 'AppError' && typeof loose.code === 'string' && loose.code in catalogue) {
    // Thrown by the other copy of this module (server bundle or Next's).
    return new AppError(loose.code as ErrorCode, {
      message: loose.message,
      data: loose.data as Record<string, unknown>,
    })
  }
  if (loose.name === 'ValidationError') return describeValidation(loose, context)
  if (authenticationErrors.has(loose.name ?? '')) return new AppError('INVALID_CREDENTIALS')
  const fromService = describeServiceError(error)
  if (fromService) return fromService
  if (isUnreadable(loose)) return new AppError('MALFORMED', { cause: error })
  if (loose.status === 403 && !context.signedIn) return new AppError('UNAUTHENTICATED')
  const code = codeOfStatus(loose.status)
  if (code === 'INTERNAL' || !loose.isPublic) return new AppError(code, { cause: error })
  return new AppError(code, { message: loose.message, cause: error })
}

/** A query or a body that Payload or its form parser could not read, which they report as their own fault. */
function isUnreadable({ name, message = '' }: Loose): boolean {
  if (name === 'SyntaxError') return /JSON/.test(message)
  return /^(Unexpected end of (form|file)|Malformed part header|Multipart: )/.test(message)
}

function describeValidation(error: Loose, { uniqueMessage }: Context): AppError {
  const { collection, errors = [] } = (error.data ?? {}) as {
    collection?: string
    errors?: { path?: string; message?: string }[]
  }
  const fields: FieldProblem[] = errors.map(({ path, message }) => ({
    path: path ?? '',
    message: message ?? catalogue.INVALID_FIELDS.message,
  }))
  const taken = fields.length > 0 && fields.every(({ message }) => message === uniqueMessage)
  const described = taken
    ? new AppError('NOT_UNIQUE', { data: { fields } })
    : invalidFields(fields, error.message)
  // The admin panel's forms read `data.errors`.
  Object.assign(described.data, { collection, errors })
  return described
}

/** By codes of the error or of what caused it (drizzle wraps what pg throws): database, S3, disk. */
function describeServiceError(error: unknown): AppError | null {
  for (let current = error as Loose | undefined, depth = 0; current && depth < 5; depth += 1) {
    const { code, message = '' } = current
    if (typeof code === 'string') {
      // Class 22: data that does not fit its type, whatever the type.
      if (code.startsWith('22') && code.length === 5) {
        return new AppError('MALFORMED', { cause: error })
      }
      if (code === '23505') return new AppError('NOT_UNIQUE', { cause: error })
      if (code === '23503') {
        return new AppError('CONFLICT', {
          message: 'Something this refers to does not exist, or is still referred to.',
          cause: error,
        })
      }
      if (code === '23514' || code === '40001' || code === '40P01') {
        return new AppError('CONFLICT', { cause: error })
      }
      if (unavailable.has(code)) return new AppError('UNAVAILABLE', { cause: error })
      if (diskFull.has(code)) return notStored(error)
    }
    // Payload's word for a file that it could not write, without why; what it says was looked at before.
    if (current.name === 'FileUploadError') return notStored(error)
    // S3: no answer at all, none in time, or one that says the fault is its own.
    const unanswered = current.$metadata && current.$metadata.httpStatusCode === undefined
    if (unanswered || current.name === 'TimeoutError' || current.$fault === 'server') {
      return new AppError('UNAVAILABLE', { cause: error })
    }
    if (lostConnection.test(message)) {
      return new AppError('UNAVAILABLE', { cause: error })
    }
    current = current.cause as Loose | undefined
  }
  return null
}

const notStored = (cause: unknown) =>
  new AppError('UNAVAILABLE', {
    message: 'Files cannot be stored right now. Try again later, or tell who runs the platform.',
    cause,
  })

function codeOfStatus(status: number | undefined): ErrorCode {
  switch (status) {
    case 400:
      return 'MALFORMED'
    case 401:
      return 'UNAUTHENTICATED'
    case 403:
      return 'FORBIDDEN'
    case 404:
      return 'NOT_FOUND'
    case 409:
    case 423:
      return 'CONFLICT'
    case 413:
      return 'PAYLOAD_TOO_LARGE'
    case 422:
      return 'INVALID_FIELDS'
    case 429:
      return 'RATE_LIMITED'
    case 503:
      return 'UNAVAILABLE'
    default:
      return status !== undefined && status >= 400 && status < 500 ? 'MALFORMED' : 'INTERNAL'
  }
}
