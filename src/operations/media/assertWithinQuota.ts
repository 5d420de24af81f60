import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { env } from '@/env'
import { AppError } from '@/errors'
import { sayTo } from '@/lib/sayTo'

type Upload = {
  req: PayloadRequest
  /** The user whose file it is. */
  owner: string
  bytes: number
  /** The row whose file this one replaces: it no longer counts. */
  replaced?: string
}

/**
 * Lets a file pass while its owner stays within UPLOAD_QUOTA_MB and UPLOAD_QUOTA_FILES. Uploads of one person
 * wait for each other until the transaction ends, so that two at once cannot both take the last place.
 * @throws AppError PAYLOAD_TOO_LARGE that says what is used and what is left; one without a transaction
 */
export async function assertWithinQuota({ req, owner, bytes, replaced }: Upload): Promise<void> {
  const { bytes: maxBytes, files: maxFiles } = env.uploadQuota
  if (!maxBytes && !maxFiles) return
  await queryInTransaction(
    req,
    sql`SELECT pg_advisory_xact_lock(hashtextextended(${`media of ${owner}`}, 0))`,
  )
  const [used] = await queryInTransaction<{ files: number; bytes: string }>(
    req,
    sql`SELECT count(*)::int AS files, coalesce(sum(filesize), 0) AS bytes FROM media
        WHERE owner_id = ${owner} AND id IS DISTINCT FROM ${replaced ?? null}::uuid`,
  )
  const usedBytes = Number(used?.bytes ?? 0)
  const usedFiles = used?.files ?? 0
  const leftBytes = maxBytes ? Math.max(maxBytes - usedBytes, 0) : null
  const leftFiles = maxFiles ? Math.max(maxFiles - usedFiles, 0) : null
  if ((leftBytes === null || bytes <= leftBytes) && leftFiles !== 0) return
  throw new AppError('PAYLOAD_TOO_LARGE', {
    message: refusal({ req, usedBytes, usedFiles, leftBytes, leftFiles }),
    data: { usedBytes, usedFiles, leftBytes, leftFiles },
  })
}

type Usage = {
  req: PayloadRequest
  usedBytes: number
  usedFiles: number
  leftBytes: number | null
  leftFiles: number | null
}

const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(1)

function refusal({ req, usedBytes, usedFiles, leftBytes, leftFiles }: Usage): string {
  if (leftFiles === 0) {
    return sayTo(req, {
      en: `You keep ${usedFiles} files, as many as you may. Delete some first.`,
      tr: `${usedFiles} dosyanız var; daha fazlasına yer yok. Önce birkaçını silin.`,
    })
  }
  const [used, left] = [megabytes(usedBytes), megabytes(leftBytes ?? 0)]
  return sayTo(req, {
    en: `Your files take ${used} MB; ${left} MB are left. Delete some, or upload a smaller file.`,
    tr: `Dosyalarınız ${used} MB; ${left} MB yer kaldı. Birkaçını silin ya da daha küçük bir dosya yükleyin.`,
  })
}
