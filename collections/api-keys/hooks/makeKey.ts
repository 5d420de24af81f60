import type { CollectionBeforeChangeHook } from 'payload'
import { findNotHeld } from '@/access/can'
import type { Permission } from '@/access/permissions'
import { isMachine, personOf } from '@/access/personOf'
import { AppError, invalidFields } from '@/errors'
import { sayTo } from '@/lib/sayTo'
import { makeApiKey } from '@/operations/apiKeys/apiKey'

/**
 * A new key gets its secret and its maker. Nobody grants what they do not hold, and no key makes keys: one would
 * outlive the other.
 */
export const makeKey: CollectionBeforeChangeHook = ({ context, data, operation, req }) => {
  if (operation !== 'create') return data
  if (isMachine(req)) throw new AppError('FORBIDDEN')
  const scopes = [...new Set(data.scopes as Permission[])]
  const missing = req.user ? findNotHeld(req, scopes) : []
  if (missing.length > 0) {
    const message = sayTo(req, {
      en: `You do not hold: ${missing.join(', ')}. A key cannot do more than who makes it.`,
      tr: `Sizde olmayan izinler: ${missing.join(', ')}. Anahtar, oluşturanından fazlasını yapamaz.`,
    })
    throw invalidFields([{ path: 'scopes', message }])
  }
  const { key, prefix, hash } = makeApiKey()
  context.apiKey = key
  return { ...data, scopes, prefix, hash, revokedAt: null, createdBy: personOf(req) }
}
