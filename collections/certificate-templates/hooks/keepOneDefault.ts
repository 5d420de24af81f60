import type { CollectionAfterChangeHook } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import type { CertificateTemplate } from '@/payload-types'

/** A template that becomes the default takes that from the one before. */
export const keepOneDefault: CollectionAfterChangeHook<CertificateTemplate> = async ({
  doc,
  req,
}) => {
  if (!doc.isDefault) return
  await queryInTransaction(
    req,
    sql`UPDATE certificate_templates SET is_default = false
        WHERE is_default AND id <> ${doc.id}`,
  )
}
