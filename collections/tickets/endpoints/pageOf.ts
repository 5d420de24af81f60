import type { PayloadRequest } from 'payload'

const maxLimit = 100

/** `page` and `limit` of a request: from 1, and at most 100 rows however many are asked for. */
export function pageOf(req: PayloadRequest): { page: number; limit: number } {
  const whole = (name: string) => {
    const value = Number(req.searchParams.get(name))
    return Number.isInteger(value) && value > 0 ? value : null
  }
  return {
    page: Math.min(whole('page') ?? 1, 100_000),
    limit: Math.min(whole('limit') ?? maxLimit, maxLimit),
  }
}
