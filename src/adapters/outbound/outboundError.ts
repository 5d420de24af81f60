/**
 * Why an outgoing request has no answer.
 * - `refused`: the guard does not let it out; nothing was sent, and trying again changes nothing
 * - `unreachable`: no connection was made; nothing was sent
 * - `unanswered`: it was sent, or may have been; what the other side did with it is not known
 * - `oversized`: the answer was longer than the limit; the other side has dealt with the request
 */
export type OutboundFailure = 'refused' | 'unreachable' | 'unanswered' | 'oversized'

export class OutboundError extends Error {
  readonly failure: OutboundFailure

  constructor(failure: OutboundFailure, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'OutboundError'
    this.failure = failure
  }
}
