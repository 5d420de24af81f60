import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { PayloadRequest } from 'payload'
import { getRangeRequestInfo } from 'payload/internal'
import { requireFileStore } from '@/adapters/files/requireFileStore'
import { AppError } from '@/errors'
import { contentDisposition, type Disposition } from '@/lib/contentDisposition'
import { filePolicy } from '@/lib/contentPolicies'
import type { MediaFile } from './findMediaFile'
import { redirectToStore } from './redirectToStore'

type Serving = {
  req: PayloadRequest
  file: MediaFile
  /** How a browser should take it; without it, as it likes. */
  disposition?: Disposition
  /** Default: a private file is asked for anew each time. */
  cacheControl?: string
}

/**
 * A file as an answer to a request that may read it: 200, 206 for the part that was asked for, 304 for who has it,
 * or 302 to the store. It runs and loads nothing in a browser.
 * @throws AppError 404 when the store has not got it; whatever the store throws when it is away
 */
export async function streamFile({
  req,
  file,
  disposition,
  cacheControl = file.visibility === 'private' ? 'private, no-cache' : undefined,
}: Serving): Promise<Response> {
  const { key, type } = file
  const store = requireFileStore()
  const fileSize = await store.sizeOf(key)
  if (fileSize === null) throw new AppError('NOT_FOUND')
  const away = disposition === 'attachment' && (await redirectToStore({ ...file, bytes: fileSize }))
  if (away) return away
  const headers = new Headers({ 'Content-Type': type, 'Content-Security-Policy': filePolicy })
  // A key has the same content for ever.
  const etag = `W/"${Buffer.from(key).toString('base64url')}"`
  headers.set('ETag', etag)
  headers.set('X-Content-Type-Options', 'nosniff')
  if (disposition) {
    headers.set('Content-Disposition', contentDisposition(disposition, file.filename))
  }
  if (cacheControl) headers.set('Cache-Control', cacheControl)
  if (req.headers.get('If-None-Match') === etag) return new Response(null, { status: 304, headers })
  const asked = req.headers.get('Range')
  // Other units than bytes are to be let be.
  const rangeHeader = asked?.startsWith('bytes=') ? asked : null
  const range = getRangeRequestInfo({ fileSize, rangeHeader })
  for (const [name, value] of Object.entries(range.headers)) headers.set(name, value)
  if (range.type === 'invalid') return new Response(null, { status: range.status, headers })
  const part =
    range.type === 'partial' ? { start: range.rangeStart, end: range.rangeEnd } : undefined
  const bytes = await store.open(key, part)
  if (!bytes) throw new AppError('NOT_FOUND')
  return new Response(Readable.toWeb(bytes) as ReadableStream as BodyInit, {
    status: range.status,
    headers,
  })
}
