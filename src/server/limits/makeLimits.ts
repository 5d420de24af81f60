import type { IncomingMessage, ServerResponse } from 'node:http'
import { LRUCache } from 'lru-cache'
import type { Payload } from 'payload'
import { AppError, toErrorBody } from '@/errors'
import { currentContext } from '@/lib/requestContext'
import { readAccessToken } from '@/operations/accounts/accessToken'
import { findApiKey } from '@/operations/apiKeys/apiKey'
import { readApiKey } from '@/operations/apiKeys/readApiKey'
import { findSessionToken } from '@/operations/accounts/sessionToken'
import { addPoints } from '@/operations/limits/addPoints'
import { budgetsOf, classify, type Budget, type LimitClient } from '@/server/limits/limitRules'
import { makeCounters, type Reading } from '@/server/limits/makeCounters'

type Options = { payload: Payload; perMinute: number }

type Spent = Budget & Reading

/** So much of a budget a process gives out by itself: up to four of them are exact together. */
const looseShare = 0.25

/**
 * Limits in front of everything. `admit` counts a request, writes the `RateLimit` headers on its answer and
 * answers it with 429 where a budget is used up (503 for log-ins while the shared counters are away; all else
 * goes on with what this process counts).
 */
export function makeLimits({ payload, perMinute }: Options) {
  const counters = makeCounters({ addPoints: (added) => addPoints(payload, added) })
  const clients = new LRUCache<string, NonNullable<LimitClient['account']>>({
    max: 10_000,
    ttl: 60_000,
  })

  /** A key that is there and alive. A network that guesses keys is not looked up again in that minute. */
  const machineOf = async (key: string, network: string) => {
    const guesses = `guesses:${network}`
    if (counters.peek(guesses).points >= perMinute) return undefined
    const found = await readApiKey(payload, key)
    if (!found) counters.add(guesses)
    return found ? { id: found.id, staff: false, machine: true } : undefined
  }

  const accountOf = async (headers: Headers, network: string): Promise<LimitClient['account']> => {
    const found = findSessionToken(headers, payload)
    if (!found) return undefined
    const known = clients.get(found.token)
    if (known) return known
    const key = findApiKey(headers.get('authorization'))
    const account = key ? await machineOf(key, network) : await personOf(found.token)
    if (account) clients.set(found.token, account)
    return account
  }

  return {
    /** @returns whether the request may go on; where not, it has been answered */
    admit: async (req: IncomingMessage, res: ServerResponse): Promise<boolean> => {
      const path = (req.url ?? '/').split('?', 1)[0] ?? '/'
      const kind = classify(req.method ?? 'GET', path)
      const network = networkNow()
      const { authorization, cookie } = req.headers
      const known = authorization || cookie ? await accountOf(headersOf(req), network) : undefined
      const client = { network, account: known }
      const budgets = budgetsOf({ kind, client, perMinute })
      const read = kind === 'free' ? counters.peek : counters.add
      let spent = budgets.map((budget): Spent => ({ ...budget, ...read(budget.key) }))
      if (kind !== 'free' && (kind === 'auth' || spent.some(isClose))) {
        const told = await counters.settle()
        if (!told && kind === 'auth')
          return refuse(res, { error: new AppError('UNAVAILABLE'), seconds: 5 })
        spent = budgets.map((budget): Spent => ({ ...budget, ...counters.peek(budget.key) }))
      }
      const tightest = spent.reduce((a, b) => (leftOf(b) < leftOf(a) ? b : a))
      writeHeaders(res, tightest)
      if (kind === 'free' || spent.every(({ points, limit }) => points <= limit)) return true
      const waits = spent.filter(({ points, limit }) => points > limit).map(secondsOf)
      return refuse(res, { error: new AppError('RATE_LIMITED'), seconds: Math.max(...waits) })
    },
    /**
     * The actions of one GraphQL document count like as many requests, of which `admit` counted the first:
     * guests take all of them from the budget of public writes too.
     * @returns seconds to wait where a budget is used up
     */
    spendActions: async (headers: Headers, actions: number): Promise<number | null> => {
      const network = networkNow()
      const client = { network, account: await accountOf(headers, network) }
      const budgets = budgetsOf({ kind: 'publicWrite', client, perMinute })
      for (const { key, limit, policy } of budgets) {
        const points = policy === 'write' ? actions : actions - 1
        if (points === 0) continue
        let count = counters.add(key, points)
        if (isClose({ ...count, limit })) {
          await counters.settle()
          count = counters.peek(key)
        }
        if (count.points > limit) return secondsOf(count)
      }
      return null
    },
    close: counters.close,
  }
}

const networkNow = () => currentContext().client ?? 'unknown'
const isClose = ({ points, limit }: Pick<Spent, 'limit' | 'points'>) =>
  points > limit * looseShare && points <= limit
const leftOf = ({ limit, points }: Spent) => Math.max(0, limit - points)
const secondsOf = ({ resetsAt }: Reading) => Math.max(1, Math.ceil((resetsAt - Date.now()) / 1000))

/** The names in wide use, and those of the IETF draft. */
function writeHeaders(res: ServerResponse, spent: Spent): void {
  const { policy, limit } = spent
  const [left, seconds] = [leftOf(spent), secondsOf(spent)]
  res.setHeader('RateLimit-Limit', limit)
  res.setHeader('RateLimit-Remaining', left)
  res.setHeader('RateLimit-Reset', seconds)
  res.setHeader('RateLimit-Policy', `"${policy}";q=${limit};w=60`)
  res.setHeader('RateLimit', `"${policy}";r=${left};t=${seconds}`)
}

/** Always false. */
function refuse(
  res: ServerResponse,
  { error, seconds }: { error: AppError; seconds: number },
): false {
  const body = JSON.stringify(toErrorBody(error, currentContext().requestId))
  res.writeHead(error.status, {
    'Content-Type': 'application/json',
    'Retry-After': seconds,
    'Cache-Control': 'no-store',
  })
  res.end(body)
  return false
}

function headersOf(req: IncomingMessage): Headers {
  const headers = new Headers()
  for (const name of ['authorization', 'cookie', 'host', 'origin', 'sec-fetch-site']) {
    const value = req.headers[name]
    if (typeof value === 'string') headers.set(name, value)
  }
  return headers
}

async function personOf(token: string): Promise<LimitClient['account']> {
  const claims = await readAccessToken(token)
  return claims ? { id: claims.sub, staff: claims.staff } : undefined
}
