/**
 * Why a social network did not do what was asked.
 * - `unauthorised`: the stored credentials no longer work; a person must reconnect the account
 * - `rate-limited`: not before `retryAt`; nothing was done
 * - `rejected`: it refuses this request, and will again
 * - `unavailable`: it was not reached, or says to come back; nothing was done
 * - `unknown`: it was asked and did not say what became of it
 */
export type SocialFailure = 'rate-limited' | 'rejected' | 'unauthorised' | 'unavailable' | 'unknown'

type Options = { retryAt?: Date; code?: string; status?: number; cause?: unknown }

export class SocialError extends Error {
  readonly failure: SocialFailure
  readonly retryAt?: Date
  /** The network's own word for it. */
  readonly code?: string
  readonly status?: number

  constructor(failure: SocialFailure, message: string, options: Options = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'SocialError'
    this.failure = failure
    this.retryAt = options.retryAt
    this.code = options.code
    this.status = options.status
  }
}
