import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { AppError } from '@/errors'
import { sayTo } from '@/lib/sayTo'

/**
 * Forgets the targets of a post that starts anew. One that reached a platform, or may have, is not forgotten:
 * the post would appear twice.
 * @throws AppError 409
 */
export async function clearTargets(req: PayloadRequest, post: { id: string }): Promise<void> {
  const [reached] = await queryInTransaction(
    req,
    sql`SELECT 1 FROM social_post_targets
        WHERE post_id = ${post.id} AND (state IN ('armed', 'unknown', 'posted')
          OR (state = 'needs_attention' AND error_code = 'unknown')) LIMIT 1`,
  )
  if (reached) {
    throw new AppError('CONFLICT', {
      message: sayTo(req, {
        en: 'This post stands on an account already, or may. Retry what failed, or duplicate it.',
        tr: 'Bu gönderi bir hesapta yayımlandı ya da yayımlanmış olabilir. Başarısız olanı yineleyin ya da kopyasını oluşturun.',
      }),
    })
  }
  await queryInTransaction(req, sql`DELETE FROM social_post_targets WHERE post_id = ${post.id}`)
}
