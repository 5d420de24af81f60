/** What a request is to the limits. `free` is counted nowhere. */
export type LimitClass = 'auth' | 'free' | 'general' | 'publicWrite'

const free =
  /^\/(health|metrics|track|unsubscribe|_next|api\/webhooks\/inbound)(\/|$)|^\/[\w.-]+\.(ico|png|svg|txt|webmanifest)$/
const auth =
  /^\/api\/(auth\/(register|login|forgot-password|reset-password|verify-email|resend-verification|second-factor)|users\/(login|forgot-password|reset-password|first-register|unlock))(\/|$)/
const publicWrite =
  /^\/api\/(events\/[^/]+\/register|lists\/[^/]+\/subscribe|tickets(\/[^/]+\/messages)?|registrations\/manage\/.+)\/*$/

/**
 * Health, metrics, assets, the links in mails and the reports of mail providers (which reach us through a few
 * addresses) are free; proving who one is and what anybody may write are limited more tightly. Pure.
 */
export function classify(method: string, path: string): LimitClass {
  if (free.test(path)) return 'free'
  if (method !== 'POST' && method !== 'PATCH') return 'general'
  if (auth.test(path)) return 'auth'
  return publicWrite.test(path) ? 'publicWrite' : 'general'
}

/** Who asks, as far as limits care. */
export type LimitClient = {
  /** The network the request came from. */
  network: string
  /** A signed-in user or an API key, by a token that was checked. */
  account?: { id: string; staff: boolean; machine?: boolean }
}

export type Budget = { policy: string; key: string; limit: number }

/** The admin panel asks for much at once: staff get this many times the budget of others. */
const staffFactor = 12
/** A system that calls for many people. */
const machineFactor = 6

/**
 * The budgets a request takes from, so many a minute: an account's or, for guests, a network's; and for
 * guests that sign in or write, a tighter one of their network. Pure.
 */
export function budgetsOf({
  kind,
  client: { account, network },
  perMinute,
}: {
  kind: LimitClass
  client: LimitClient
  perMinute: number
}): Budget[] {
  const share = (of: number) => Math.max(5, Math.round(perMinute * of))
  const general: Budget = account?.machine
    ? { policy: 'key', key: `key:${account.id}`, limit: perMinute * machineFactor }
    : account
      ? {
          policy: account.staff ? 'staff' : 'account',
          key: `account:${account.id}`,
          limit: perMinute * (account.staff ? staffFactor : 1),
        }
      : { policy: 'default', key: `network:${network}`, limit: perMinute }
  switch (kind) {
    case 'free':
    case 'general':
      return [general]
    case 'auth':
      return [{ policy: 'auth', key: `auth:${network}`, limit: share(0.2) }, general]
    case 'publicWrite':
      return account
        ? [general]
        : [{ policy: 'write', key: `write:${network}`, limit: share(0.3) }, general]
  }
}
