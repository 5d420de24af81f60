import type { CollectionBeforeValidateHook } from 'payload'
import { z } from 'zod'
import { invalidFields } from '@/errors'
import { hashAddress } from '@/operations/suppressions/hashAddress'

const address = z.email().max(320)

/**
 * Replaces the address by its keyed hash before anything is stored.
 * @throws AppError 422 when there is no usable address
 */
export const hashEmail: CollectionBeforeValidateHook = ({ data, operation }) => {
  if (operation !== 'create' || !data) return data
  const { email, ...rest } = data
  const parsed = address.safeParse(typeof email === 'string' ? email.trim() : email)
  if (!parsed.success) {
    throw invalidFields([{ path: 'email', message: 'Must be an e-mail address.' }])
  }
  return { ...rest, hash: hashAddress(parsed.data) }
}
