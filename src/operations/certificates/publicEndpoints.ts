import type { Endpoint } from 'payload'
import { AppError, toErrorBody } from '@/errors'
import { currentContext } from '@/lib/requestContext'
import { sayTo } from '@/lib/sayTo'
import { verifyCertificate } from './verifyCertificate'

const headers = { 'Cache-Control': 'no-store' }

/**
 * `GET /api/public/certificates/:code`, for anybody: 200 with what the certificate says and whether it
 * holds, 404 with `result: not_found` for a code that is not ours.
 */
export const certificatePublicEndpoints: Endpoint[] = [
  {
    path: '/public/certificates/:code',
    method: 'get',
    handler: async (req) => {
      const found = await verifyCertificate(req, req.routeParams?.code)
      if (found) return Response.json(found, { headers })
      const message = sayTo(req, {
        en: 'There is no certificate with this code. Check it against the paper: capitals and small letters differ. The number of a certificate is not its code.',
        tr: 'Bu kodla bir sertifika yok. Kodu belgeyle karşılaştırın: büyük ve küçük harfler farklıdır. Sertifika numarası kod değildir.',
      })
      const error = toErrorBody(new AppError('NOT_FOUND', { message }), currentContext().requestId)
      return Response.json({ result: 'not_found', ...error }, { status: 404, headers })
    },
  },
]
