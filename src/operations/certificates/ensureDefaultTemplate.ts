import { createLocalReq } from 'payload'
import type { Payload } from 'payload'
import { inTransaction } from '@/db/transaction'
import { defaultDesign } from '@/lib/certificates/defaultDesign'
import type { CertificateTemplate } from '@/payload-types'

/**
 * Makes the template every installation begins with, if it has none at all: one that staff changed or
 * archived stays as it is. Part of migrating; safe to repeat.
 */
export async function ensureDefaultTemplate(payload: Payload): Promise<void> {
  const req = await createLocalReq({}, payload)
  await inTransaction(req, async () => {
    const { totalDocs } = await payload.count({
      collection: 'certificate-templates',
      overrideAccess: true,
      req,
    })
    if (totalDocs > 0) return
    await payload.create({
      collection: 'certificate-templates',
      data: {
        name: 'Katılım Sertifikası / Certificate of Attendance',
        isDefault: true,
        ...(defaultDesign as Pick<
          CertificateTemplate,
          'background' | 'elements' | 'page' | 'title'
        >),
      },
      overrideAccess: true,
      req,
    })
  })
}
