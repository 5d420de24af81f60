import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { AppError } from '@/errors'
import { sayTo } from '@/lib/sayTo'

/**
 * An account stays while posts are still to go to it.
 * @throws AppError 409 with the posts in `data.posts`
 */
export async function assertAccountUnused(req: PayloadRequest, account: string): Promise<void> {
  const posts = await queryInTransaction<{ id: string }>(
    req,
    sql`SELECT p.id FROM social_posts p JOIN social_posts_rels r
          ON r.parent_id = p.id AND r.path = 'accounts' AND r.social_accounts_id = ${account}
        WHERE p.status IN ('scheduled', 'publishing') AND p.deleted_at IS NULL LIMIT 10`,
  )
  if (posts.length === 0) return
  throw new AppError('CONFLICT', {
    message: sayTo(req, {
      en: 'Posts are scheduled for this account. Take them back to draft first.',
      tr: 'Bu hesap için zamanlanmış gönderiler var. Önce onları taslağa alın.',
    }),
    data: { posts: posts.map(({ id }) => id) },
  })
}
