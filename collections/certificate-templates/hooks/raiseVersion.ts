import type { CollectionBeforeChangeHook } from 'payload'
import type { CertificateTemplate } from '@/payload-types'

/** What a template prints: a change of it makes a new version. */
const printed = ['title', 'page', 'background', 'elements'] as const

/** Numbers the looks of a template, so that each certificate can say which one it has. */
export const raiseVersion: CollectionBeforeChangeHook<CertificateTemplate> = ({
  data,
  operation,
  originalDoc,
}) => {
  if (operation === 'create' || !originalDoc) return { ...data, version: 1 }
  const changed = printed.some(
    (field) => data[field] !== undefined && shape(data[field]) !== shape(originalDoc[field]),
  )
  return { ...data, version: (originalDoc.version ?? 1) + (changed ? 1 : 0) }
}

/** Without ids of rows and empty values, which differ although nothing looks different. */
const shape = (value: unknown) =>
  JSON.stringify(value, (name, inner: unknown) =>
    name === 'id' || inner === null ? undefined : inner,
  )
