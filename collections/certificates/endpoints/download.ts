import type { PayloadHandler } from 'payload'
import { contentDisposition } from '@/lib/contentDisposition'
import { openFileLink } from '@/operations/media/fileLink'
import { redirectToStore } from '@/operations/media/redirectToStore'
import { readCertificateFile } from '@/operations/certificates/readCertificateFile'

/** 200, the PDF; 304 for who has these bytes; 302 to the store for a large one. For its owner, for staff, or by signed link. */
export const downloadHandler: PayloadHandler = async (req) => {
  const id = String(req.routeParams?.id)
  const link = await openFileLink(req, ['certificate', id])
  const file = await readCertificateFile(req, id)
  const etag = `"${file.sha256}"`
  const headers = new Headers({ ETag: etag, 'Cache-Control': 'private, no-cache' })
  if (matches(req.headers.get('If-None-Match'), etag)) {
    return new Response(null, { status: 304, headers })
  }
  const asked = req.searchParams.get('inline') === '1' ? 'inline' : 'attachment'
  const where = link?.disposition ?? asked
  const type = 'application/pdf'
  const away = where === 'attachment' && (await redirectToStore({ ...file, type }))
  if (away) return away
  const bytes = await file.read()
  headers.set('Content-Type', type)
  headers.set('Content-Length', String(bytes.length))
  headers.set('Content-Disposition', contentDisposition(where, file.filename))
  headers.set('X-Content-Type-Options', 'nosniff')
  return new Response(new Uint8Array(bytes), { headers })
}

/** RFC 9110: a list, and weak tags compare like strong ones. */
const matches = (header: string | null, etag: string) =>
  header?.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag) ??
  false
