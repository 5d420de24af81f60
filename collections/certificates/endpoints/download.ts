import type { PayloadHandler } from 'payload'
import { contentDisposition } from '@/lib/contentDisposition'
import { readCertificateFile } from '@/operations/certificates/readCertificateFile'

/** 200, the PDF; 304 for who has these bytes. For its owner, for staff, or by signed link. */
export const downloadHandler: PayloadHandler = async (req) => {
  const { filename, sha256, read } = await readCertificateFile(req, req.routeParams?.id)
  const etag = `"${sha256}"`
  const headers = new Headers({ ETag: etag, 'Cache-Control': 'private, no-cache' })
  if (matches(req.headers.get('If-None-Match'), etag)) {
    return new Response(null, { status: 304, headers })
  }
  const bytes = await read()
  const where = req.searchParams.get('inline') === '1' ? 'inline' : 'attachment'
  headers.set('Content-Type', 'application/pdf')
  headers.set('Content-Length', String(bytes.length))
  headers.set('Content-Disposition', contentDisposition(where, filename))
  headers.set('X-Content-Type-Options', 'nosniff')
  return new Response(new Uint8Array(bytes), { headers })
}

/** RFC 9110: a list, and weak tags compare like strong ones. */
const matches = (header: string | null, etag: string) =>
  header?.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag) ??
  false
