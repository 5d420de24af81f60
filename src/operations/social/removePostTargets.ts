import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { AppError } from '@/errors'
import { sayTo } from '@/lib/sayTo'

/**
 * Deletes what is kept about a post on its accounts, before the post itself is deleted.
 * @throws AppError 409 while it is being published
 */
export async function removePostTargets(req: PayloadRequest, id: string): Promise<void> {
  const [post] = await queryInTransaction<{ status: string }>(
    req,
    sql`SELECT status FROM social_posts WHERE id = ${id} FOR UPDATE`,
  )
  if (post?.status === 'publishing') {
    throw new AppError('CONFLICT', {
      message: sayTo(req, {
        en: 'This post is being published. Wait until it is through.',
        tr: 'Bu gönderi yayımlanıyor. Bitmesini bekleyin.',
      }),
      data: { status: 'publishing' },
    })
  }
  await queryInTransaction(
    req,
    sql`DELETE FROM post_metrics WHERE target_id IN
          (SELECT id FROM social_post_targets WHERE post_id = ${id})`,
  )
  await queryInTransaction(req, sql`DELETE FROM social_post_targets WHERE post_id = ${id}`)
}
