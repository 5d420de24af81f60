import type { CollectionBeforeValidateHook } from 'payload'
import { parseOutboundUrl } from '@/adapters/outbound/admitUrl'
import { OutboundError } from '@/adapters/outbound/outboundError'
import { invalidFields } from '@/errors'

/** An address that requests may not go to is refused when it is typed; each delivery is checked again. */
export const admitUrl: CollectionBeforeValidateHook = ({ data }) => {
  if (typeof data?.url !== 'string' || data.url === '') return data
  try {
    return { ...data, url: parseOutboundUrl(data.url.trim()).href }
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error
    throw invalidFields([{ path: 'url', message: error.message }])
  }
}
