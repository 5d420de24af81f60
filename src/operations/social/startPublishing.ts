import { randomInt, randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { uuidv7 } from 'uuidv7'
import { queryInTransaction, sql } from '@/db/sql'
import { uuidArray } from '@/db/uuidArray'
import { makeRecordKey } from '@/lib/social/makeRecordKey'
import type { PlatformName } from '@/lib/social/platforms'
import { textFor } from '@/lib/social/textFor'
import { record } from '@/outbox/record'
import { changePostStatus } from '@/operations/social/changePostStatus'
import type { LockedPost } from '@/operations/social/lockPost'
import { publishTargetJob } from '@jobs/social/publishTarget.job'

/** What a target says, settled when publishing begins: later changes do not reach it. */
export type FrozenPost = {
  text: string
  language: string | null
  createdAt: string
  files: { id: string; alt: string; filename: string; folder: string; mimeType: string }[]
}

type Account = { id: string; name: string; platform: PlatformName }

/**
 * Freezes a post under lock, gives each of its accounts a target with the key its call will carry, and asks for
 * the jobs that make the calls. Needs a transaction, and a post that was checked.
 * @throws AppError ILLEGAL_TRANSITION
 */
export async function startPublishing(req: PayloadRequest, post: LockedPost): Promise<void> {
  await changePostStatus({ req, post, to: 'publishing' })
  const now = new Date()
  const files = await findFiles(req, post.media)
  const accounts = await queryInTransaction<Account>(
    req,
    sql`SELECT id, name, platform FROM social_accounts WHERE id = ANY(${uuidArray(post.accounts)})
        ORDER BY array_position(${uuidArray(post.accounts)}, id)`,
  )
  for (const account of accounts) {
    const frozen: FrozenPost = {
      text: textFor(post, account.id),
      language: post.language,
      createdAt: now.toISOString(),
      files,
    }
    const [target] = await queryInTransaction<{ id: string }>(
      req,
      sql`INSERT INTO social_post_targets
            (id, post_id, account_id, account_name, platform, state, key, frozen, created_at, updated_at)
          VALUES (${uuidv7()}, ${post.id}, ${account.id}, ${account.name}, ${account.platform},
                  'queued', ${keyFor(account.platform, now)}, ${JSON.stringify(frozen)}::jsonb,
                  now(), now())
          ON CONFLICT (post_id, account_id) DO NOTHING RETURNING id`,
    )
    if (!target) continue
    await record({ req, job: publishTargetJob, payload: { target: target.id } })
  }
}

const keyFor = (platform: PlatformName, now: Date) =>
  platform === 'bluesky' ? makeRecordKey(now, randomInt(1_024)) : randomUUID()

async function findFiles(req: PayloadRequest, ids: string[]): Promise<FrozenPost['files']> {
  if (ids.length === 0) return []
  return queryInTransaction(
    req,
    sql`SELECT id, alt, filename, _objectkey AS folder, mime_type AS "mimeType" FROM media
        WHERE id = ANY(${uuidArray(ids)}) ORDER BY array_position(${uuidArray(ids)}, id)`,
  )
}
