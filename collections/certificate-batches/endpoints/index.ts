import type { Endpoint, PayloadHandler } from 'payload'
import { assertCan } from '@/access/can'
import { changeBatch, type BatchAction } from '@/operations/certificates/changeBatch'
import { renderContactSheet } from '@/operations/certificates/renderContactSheet'

/** 200 `{ batch }`: takes the batch one step on; 409 with the legal ones where that is not possible. */
const act =
  (action: BatchAction): PayloadHandler =>
  async (req) => {
    assertCan(req, 'certificates.issue')
    const batch = await changeBatch({ req, id: req.routeParams?.id, action })
    return Response.json({ batch })
  }

/** 200, samples of what the batch will print, as PNG. */
const contactSheetHandler: PayloadHandler = async (req) => {
  assertCan(req, 'certificates.read')
  const png = await renderContactSheet(req, req.routeParams?.id)
  return new Response(new Uint8Array(png), {
    headers: { 'Content-Type': 'image/png', 'Cache-Control': 'private, max-age=300' },
  })
}

/** Beside what Payload generates for /api/certificate-batches. */
export const batchEndpoints: Endpoint[] = [
  { path: '/:id/approve', method: 'post', handler: act('approve') },
  { path: '/:id/pause', method: 'post', handler: act('pause') },
  { path: '/:id/resume', method: 'post', handler: act('resume') },
  { path: '/:id/cancel', method: 'post', handler: act('cancel') },
  { path: '/:id/retry', method: 'post', handler: act('retry') },
  { path: '/:id/contact-sheet', method: 'get', handler: contactSheetHandler },
]
