import type { CollectionBeforeValidateHook } from 'payload'
import { normaliseEmail } from '@/lib/normaliseEmail'

/** Keeps `emailNormalized`, which is unique, in step with the address as typed. */
export const normaliseContactEmail: CollectionBeforeValidateHook = ({ data }) =>
  typeof data?.email === 'string'
    ? { ...data, email: data.email.trim(), emailNormalized: normaliseEmail(data.email) }
    : data
