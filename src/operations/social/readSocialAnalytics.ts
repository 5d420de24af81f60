import type { PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'

type Input = { req: PayloadRequest; from: Date; to: Date; timezone: string; account?: string }

type Figures = { likes: number; reposts: number; replies: number; engagement: number }

export type SocialAnalytics = {
  from: string
  to: string
  timezone: string
  posts: { total: number; byStatus: Record<string, number> }
  totals: Figures & { posted: number; failed: number }
  accounts: (Figures & {
    account: string | null
    name: string
    platform: string
    posted: number
    failed: number
  })[]
  perDay: (Figures & { day: string; posted: number })[]
  top: (Figures & {
    post: string
    content: string
    account: string
    permalink: string | null
    postedAt: string
  })[]
}

/** What was posted in a span of time and what people did with it, over the targets' newest figures. */
export async function readSocialAnalytics(input: Input): Promise<SocialAnalytics> {
  const { req, from, to, timezone, account } = input
  const inSpan = sql`t.created_at >= ${from.toISOString()}::timestamptz
    AND t.created_at < ${to.toISOString()}::timestamptz
    AND (${account ?? null}::uuid IS NULL OR t.account_id = ${account ?? null}::uuid)`
  const figures = sql`coalesce(sum(t.likes), 0)::int AS likes,
    coalesce(sum(t.reposts), 0)::int AS reposts, coalesce(sum(t.replies), 0)::int AS replies,
    coalesce(sum(t.likes + t.reposts + t.replies), 0)::int AS engagement`
  const posted = sql`count(*) FILTER (WHERE t.state = 'posted')::int AS posted`
  const failed = sql`count(*) FILTER (WHERE t.state IN ('failed', 'needs_attention'))::int AS failed`
  const statuses = await queryRows<{ status: string; count: number }>(
    req,
    sql`SELECT status, count(*)::int AS count FROM social_posts p
        WHERE p.deleted_at IS NULL
          AND coalesce(p.posted_at, p.scheduled_at, p.created_at) >= ${from.toISOString()}::timestamptz
          AND coalesce(p.posted_at, p.scheduled_at, p.created_at) < ${to.toISOString()}::timestamptz
          AND (${account ?? null}::uuid IS NULL OR EXISTS (SELECT 1 FROM social_posts_rels r
            WHERE r.parent_id = p.id AND r.path = 'accounts'
              AND r.social_accounts_id = ${account ?? null}::uuid))
        GROUP BY status`,
  )
  const [totals] = await queryRows<SocialAnalytics['totals']>(
    req,
    sql`SELECT ${figures}, ${posted}, ${failed} FROM social_post_targets t WHERE ${inSpan}`,
  )
  const accounts = await queryRows<SocialAnalytics['accounts'][number]>(
    req,
    sql`SELECT t.account_id AS account, max(t.account_name) AS name, t.platform, ${figures},
          ${posted}, ${failed}
        FROM social_post_targets t WHERE ${inSpan}
        GROUP BY t.account_id, t.platform ORDER BY engagement DESC, name`,
  )
  const perDay = await queryRows<SocialAnalytics['perDay'][number]>(
    req,
    sql`SELECT to_char(t.posted_at AT TIME ZONE ${timezone}, 'YYYY-MM-DD') AS day, ${figures},
          ${posted}
        FROM social_post_targets t WHERE ${inSpan} AND t.state = 'posted'
        GROUP BY 1 ORDER BY 1`,
  )
  const top = await queryRows<SocialAnalytics['top'][number]>(
    req,
    sql`SELECT t.post_id AS post, left(t.frozen->>'text', 200) AS content, t.account_name AS account,
          t.permalink, t.posted_at AS "postedAt", t.likes::int, t.reposts::int, t.replies::int,
          (t.likes + t.reposts + t.replies)::int AS engagement
        FROM social_post_targets t WHERE ${inSpan} AND t.state = 'posted'
        ORDER BY engagement DESC, t.posted_at DESC LIMIT 10`,
  )
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    timezone,
    posts: {
      total: statuses.reduce((sum, { count }) => sum + count, 0),
      byStatus: Object.fromEntries(statuses.map(({ status, count }) => [status, count])),
    },
    totals: totals as SocialAnalytics['totals'],
    accounts,
    perDay,
    top: top.map((each) => ({ ...each, postedAt: new Date(each.postedAt).toISOString() })),
  }
}
