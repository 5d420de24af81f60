import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { AppError } from '@/errors'
import { isUuid } from '@/lib/isUuid'
import type { PostStatus } from '@/lib/social/postStates'

export type LockedPost = {
  id: string
  content: string
  status: PostStatus
  language: string | null
  scheduledAt: string | null
  timezone: string | null
  accounts: string[]
  media: string[]
  variants: { account: string; content: string }[]
}

/**
 * A post that does not lie in the trash, held until the transaction ends.
 * @throws AppError NOT_FOUND
 */
export async function lockPost(req: PayloadRequest, id: string): Promise<LockedPost> {
  if (!isUuid(id)) throw new AppError('NOT_FOUND')
  const [held] = await queryInTransaction(
    req,
    sql`SELECT id FROM social_posts WHERE id = ${id} AND deleted_at IS NULL FOR UPDATE`,
  )
  if (!held) throw new AppError('NOT_FOUND')
  const related = (path: string, column: string) =>
    sql`ARRAY(SELECT r.${sql.raw(column)}::text FROM social_posts_rels r
              WHERE r.parent_id = p.id AND r.path = ${path} ORDER BY r."order")`
  const [row] = await queryInTransaction<LockedPost>(
    req,
    sql`SELECT p.id, p.content, p.status, p.language, p.scheduled_at AS "scheduledAt", p.timezone,
          ${related('accounts', 'social_accounts_id')} AS accounts,
          ${related('media', 'media_id')} AS media,
          coalesce((SELECT json_agg(json_build_object('account', v.account_id, 'content', v.content)
                                    ORDER BY v._order)
                    FROM social_posts_variants v WHERE v._parent_id = p.id), '[]') AS variants
        FROM social_posts p WHERE p.id = ${id}`,
  )
  return row as LockedPost
}
