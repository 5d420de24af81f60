import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import type { IncomingFile } from '@/operations/tickets/storeAttachments'

/** The `files` of a multipart body; one alone is a list too. */
export function filesOf(req: PayloadRequest): IncomingFile[] {
  const { files = [] } = (req.files ?? {}) as { files?: unknown }
  return (Array.isArray(files) ? files : [files]) as IncomingFile[]
}

/** What makes two requests with files the same one. */
export function describeFiles(files: IncomingFile[]) {
  return files.map(({ name, size, data }) => ({
    name,
    size,
    hash: createHash('sha256')
      .update(data ?? '')
      .digest('hex'),
  }))
}
