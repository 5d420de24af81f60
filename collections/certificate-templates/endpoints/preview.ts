import type { Endpoint, PayloadHandler, PayloadRequest } from 'payload'
import { z } from 'zod'
import { holds } from '@/access/can'
import { AppError } from '@/errors'
import { isUuid } from '@/lib/isUuid'
import { locales } from '@/lib/i18n/locale'
import { renderPreview } from '@/operations/certificates/renderPreview'
import { templateParts } from '@/operations/certificates/templateParts'
import { readBody } from '@/operations/requests/readBody'

export const previewBody = z.object({
  template: templateParts,
  locale: z.enum(locales).default('en'),
  format: z.enum(['pdf', 'png']).default('png'),
})

function assertMayPreview(req: PayloadRequest): void {
  if (!req.user) throw new AppError('UNAUTHENTICATED')
  if (!holds(req, 'certificates.read') && !holds(req, 'certificates.update')) {
    throw new AppError('FORBIDDEN')
  }
}

/** POST /preview: a template that may not be stored yet, with sample values, as PNG or PDF. */
const previewUnsaved: PayloadHandler = async (req) => {
  assertMayPreview(req)
  const { template, ...options } = await readBody(req, previewBody)
  return renderPreview({ req, template, ...options })
}

/** GET /:id/preview?locale=&format=: the stored template. */
const previewStored: PayloadHandler = async (req) => {
  assertMayPreview(req)
  const id = req.routeParams?.id
  const template =
    isUuid(id) &&
    (await req.payload.findByID({
      collection: 'certificate-templates',
      id,
      depth: 0,
      disableErrors: true,
      overrideAccess: false,
      req,
    }))
  if (!template) throw new AppError('NOT_FOUND')
  const options = previewBody.omit({ template: true }).safeParse({
    locale: req.searchParams.get('locale') ?? undefined,
    format: req.searchParams.get('format') ?? undefined,
  })
  return renderPreview({
    req,
    template: templateParts.parse(template),
    ...(options.success ? options.data : { locale: 'en', format: 'png' }),
  })
}

export const previewEndpoints: Endpoint[] = [
  { path: '/preview', method: 'post', handler: previewUnsaved },
  { path: '/:id/preview', method: 'get', handler: previewStored },
]
