import type { PayloadRequest } from 'payload'
import { holds } from '@/access/can'
import { queryRows, sql } from '@/db/sql'
import { invalidFields } from '@/errors'

type Options = { req: PayloadRequest; files: string[] }

/**
 * Files named by id must exist and be the writer's to pass on: their own uploads, or any file for staff who
 * see all of them. The holder of a signed link has none; they send files along with the message.
 * @throws AppError 422
 */
export async function assertAttachable({ req, files }: Options): Promise<void> {
  if (files.length === 0) return
  const rows = await queryRows<{ id: string }>(
    req,
    sql`SELECT id FROM media WHERE id::text IN ${files}
          AND (${holds(req, 'media.read')} OR owner_id = ${req.user?.id ?? null})`,
  )
  if (rows.length === new Set(files).size) return
  throw invalidFields([
    { path: 'attachments', message: 'Attach files that you uploaded yourself.' },
  ])
}
