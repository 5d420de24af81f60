import type { PayloadRequest } from 'payload'
import { invalidFields } from '@/errors'
import { isUuid } from '@/lib/isUuid'
import { sayTo } from '@/lib/sayTo'
import type { CertificateTemplate } from '@/payload-types'
import { ensureDefaultTemplate } from './ensureDefaultTemplate'

/**
 * The template asked for, or the default one. Access is the caller's to check: who may issue may use any.
 * @throws AppError 422 when there is no such template, or it is archived
 */
export async function requireTemplate(
  req: PayloadRequest,
  id: string | null | undefined,
): Promise<CertificateTemplate> {
  if (!id) return findDefault(req).then((found) => found ?? makeDefault(req))
  const template = isUuid(id)
    ? await req.payload.findByID({
        collection: 'certificate-templates',
        id,
        depth: 0,
        disableErrors: true,
        overrideAccess: true,
        req,
      })
    : null
  if (template && template.status !== 'archived') return template
  const message = sayTo(req, {
    en: 'There is no active certificate template with this id.',
    tr: 'Bu kimlikte kullanımda olan bir sertifika şablonu yok.',
  })
  throw invalidFields([{ path: 'template', message }])
}

async function findDefault(req: PayloadRequest): Promise<CertificateTemplate | undefined> {
  const { docs } = await req.payload.find({
    collection: 'certificate-templates',
    where: { status: { not_equals: 'archived' } },
    sort: ['-isDefault', 'createdAt'],
    limit: 1,
    depth: 0,
    pagination: false,
    overrideAccess: true,
    req,
  })
  return docs[0]
}

async function makeDefault(req: PayloadRequest): Promise<CertificateTemplate> {
  await ensureDefaultTemplate(req.payload)
  const made = await findDefault(req)
  if (made) return made
  const message = sayTo(req, {
    en: 'All certificate templates are archived. Make one first.',
    tr: 'Tüm sertifika şablonları arşivde. Önce bir şablon oluşturun.',
  })
  throw invalidFields([{ path: 'template', message }])
}
