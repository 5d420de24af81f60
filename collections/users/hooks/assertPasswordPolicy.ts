import type { CollectionBeforeValidateHook } from 'payload'
import { invalidFields } from '@/errors'

/**
 * Passwords have 12 to 128 characters, whichever door they come through.
 * @throws AppError 422 on `password`
 */
export const assertPasswordPolicy: CollectionBeforeValidateHook = ({ data, operation, req }) => {
  const password: unknown = data?.password
  if (password === undefined || password === null) return data
  const length = typeof password === 'string' ? [...password].length : 0
  if (length < 12 || length > 128) {
    const turkish = req.i18n?.language === 'tr'
    throw invalidFields([
      {
        path: 'password',
        message: turkish
          ? 'Parola 12 ile 128 karakter arasında olmalıdır.'
          : 'A password has 12 to 128 characters.',
      },
    ])
  }
  void operation
  return data
}
