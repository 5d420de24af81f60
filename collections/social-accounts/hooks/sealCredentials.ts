import type { CollectionBeforeChangeHook } from 'payload'
import { platformNames } from '@/lib/social/platforms'
import { prepareCredentials } from '@/operations/social/prepareCredentials'

/** Takes the credentials out of what is stored and puts their sealed form in its place. */
export const sealCredentials: CollectionBeforeChangeHook = ({
  data,
  operation,
  originalDoc,
  context,
}) => {
  const { credentials, ...kept } = data
  const platform = data.platform ?? originalDoc?.platform
  const baseUrl = data.baseUrl ?? originalDoc?.baseUrl
  // Fields that are wrong are for their own validation, which runs after this.
  if (!platformNames.includes(platform) || typeof baseUrl !== 'string') return kept
  const isNew = operation === 'create'
  const moved = !isNew && (originalDoc.platform !== platform || originalDoc.baseUrl !== baseUrl)
  const prepared = prepareCredentials({ platform, baseUrl, credentials, isNew, moved })
  context.credentialsChanged = 'sealedCredentials' in prepared
  return { ...kept, ...prepared }
}
