import type { CollectionBeforeValidateHook } from 'payload'
import { OutboundError } from '@/adapters/outbound/outboundError'
import { parseOutboundUrl } from '@/adapters/outbound/admitUrl'
import { invalidFields } from '@/errors'
import { platforms, type PlatformName } from '@/lib/social/platforms'

/** The server's address is kept as its origin, and must be one that requests may go to. */
export const normaliseServer: CollectionBeforeValidateHook = ({ data, operation }) => {
  if (!data) return data
  const { platform } = data as { platform?: PlatformName }
  const usual = operation === 'create' && platform ? platforms[platform]?.server : null
  const typed: unknown = data.baseUrl || usual
  if (typeof typed !== 'string' || typed === '') return data
  const text = /^[a-z]+:\/\//i.test(typed.trim()) ? typed.trim() : `https://${typed.trim()}`
  try {
    return { ...data, baseUrl: parseOutboundUrl(text).origin }
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error
    throw invalidFields([{ path: 'baseUrl', message: error.message }])
  }
}
