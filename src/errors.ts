import { APIError } from 'payload'

/**
 * Every error the platform answers with: code, HTTP status, public sentence.
 * Callers branch on the code, never on the text. `reportable` marks faults that staff should hear of.
 */
export const catalogue = {
  MALFORMED: { status: 400, message: 'The request could not be read.' },
  UNAUTHENTICATED: { status: 401, message: 'Sign in first.' },
  INVALID_CREDENTIALS: { status: 401, message: 'The e-mail address or the password is wrong.' },
  SECOND_FACTOR_REQUIRED: {
    status: 401,
    message: 'Enter the code of your authenticator app, or a recovery code.',
  },
  SECOND_FACTOR_SETUP_REQUIRED: {
    status: 403,
    message: 'Your role asks for a second factor. Set it up first.',
  },
  FORBIDDEN: { status: 403, message: 'You are not allowed to do this.' },
  NOT_FOUND: { status: 404, message: 'There is nothing here, or you may not see it.' },
  CONFLICT: { status: 409, message: 'Something else changed this in the meantime.' },
  NOT_UNIQUE: { status: 409, message: 'This value is taken.' },
  ILLEGAL_TRANSITION: { status: 409, message: 'This change of status is not possible.' },
  EVENT_FULL: { status: 409, message: 'The event is full.' },
  CAPACITY_BELOW_TAKEN: { status: 409, message: 'More seats are taken than this capacity allows.' },
  ALREADY_REGISTERED: { status: 409, message: 'This address is already registered for the event.' },
  REGISTRATION_CLOSED: { status: 409, message: 'Registration for this event is not open.' },
  ALREADY_CHECKED_IN: { status: 409, message: 'This admission was already used.' },
  NOT_ADMISSIBLE: { status: 409, message: 'This registration does not admit to the event.' },
  DEADLINE_PASSED: { status: 409, message: 'The deadline for this change has passed.' },
  IDEMPOTENCY_IN_FLIGHT: {
    status: 409,
    message: 'A request with this Idempotency-Key is still running. Try again shortly.',
  },
  PAYLOAD_TOO_LARGE: { status: 413, message: 'The request is too large.' },
  INVALID_FIELDS: { status: 422, message: 'Some fields are not valid.' },
  IDEMPOTENCY_MISMATCH: {
    status: 422,
    message: 'This Idempotency-Key was used with another body.',
  },
  RATE_LIMITED: { status: 429, message: 'Too many requests. Wait before trying again.' },
  INTERNAL: { status: 500, message: 'Something went wrong on our side.', reportable: true },
  UNAVAILABLE: { status: 503, message: 'Not available right now. Try again shortly.' },
} as const satisfies Record<string, { status: number; message: string; reportable?: true }>

export type ErrorCode = keyof typeof catalogue

export type FieldProblem = { path: string; message: string }

type ErrorOptions = {
  /** Replaces the public sentence of the catalogue; say what to do. */
  message?: string
  /** Machine-readable facts, part of the answer: never personal data. */
  data?: Record<string, unknown>
  cause?: unknown
  /** A job that meets this error is not retried. */
  permanent?: boolean
}

/** The platform's error. Payload's REST layer maps it by status; `toErrorBody` gives the wire shape. */
export class AppError extends APIError<Record<string, unknown>> {
  readonly code: ErrorCode
  readonly permanent: boolean

  constructor(code: ErrorCode, options: ErrorOptions = {}) {
    const entry = catalogue[code]
    super(options.message ?? entry.message, entry.status, { code, ...options.data }, true)
    this.code = code
    this.permanent = options.permanent ?? false
    if (options.cause !== undefined) this.cause = options.cause
  }
}

/** 422 with one entry per field. */
export function invalidFields(fields: FieldProblem[], message?: string): AppError {
  return new AppError('INVALID_FIELDS', { data: { fields }, message })
}

export type ErrorBody = {
  errors: { code: ErrorCode; message: string; data?: Record<string, unknown> }[]
  requestId?: string
}

/** The answer for one error in the contract's shape. Pure. */
export function toErrorBody(error: AppError, requestId?: string): ErrorBody {
  const { code: _code, ...data } = error.data
  return {
    errors: [
      {
        code: error.code,
        message: error.message,
        ...(Object.keys(data).length > 0 ? { data } : {}),
      },
    ],
    requestId,
  }
}
