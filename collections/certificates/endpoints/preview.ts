import type { PayloadHandler } from 'payload'
import { assertCan } from '@/access/can'
import { renderCertificatePicture } from '@/operations/certificates/renderCertificatePicture'

/** 200, how the certificate looks, as PNG. For staff, also before it is printed. */
export const previewHandler: PayloadHandler = async (req) => {
  assertCan(req, 'certificates.read')
  const png = await renderCertificatePicture(req, req.routeParams?.id)
  return new Response(new Uint8Array(png), {
    headers: { 'Content-Type': 'image/png', 'Cache-Control': 'private, no-cache' },
  })
}
