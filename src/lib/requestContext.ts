import { AsyncLocalStorage } from 'node:async_hooks'

/** What every log line of one request or one job carries. */
export type RequestContext = {
  requestId?: string
  jobId?: string
  jobName?: string
  /** Where the request came from: address, and the network that limits count it under. Never logged. */
  ip?: string
  client?: string
  /** The path that was asked for, without its query. Never logged as it is: links carry their secret in it. */
  path?: string
  /** Who signed in. */
  account?: string
  /** Why nobody could tell who asks. */
  signInFailure?: unknown
}

/**
 * One store per process, kept on `globalThis` because the server bundle and Next's bundle each load
 * their own copy of this module.
 */
const key = Symbol.for('rostrum.requestContext')
const holder = globalThis as { [key]?: AsyncLocalStorage<RequestContext> }
const storage = (holder[key] ??= new AsyncLocalStorage<RequestContext>())

/** Runs `work` with `context` attached to everything it starts. */
export function runWithContext<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work)
}

/** The context of the running request or job, or an empty one. */
export function currentContext(): RequestContext {
  return storage.getStore() ?? {}
}
