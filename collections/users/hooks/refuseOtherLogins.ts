import type { CollectionBeforeLoginHook, CollectionBeforeOperationHook } from 'payload'
import { isMachine } from '@/access/personOf'
import { AppError } from '@/errors'

const doors = new Set<string>(['login', 'forgotPassword', 'resetPassword'])

/**
 * One way in, with its locks and second factor: Payload's own operations answer to the Local API only. The
 * GraphQL mutations of the same name would pass by all of that.
 */
export const refuseOtherLogins: CollectionBeforeOperationHook<'users'> = ({
  args,
  operation,
  req,
}) => {
  if (doors.has(operation) && req.payloadAPI !== 'local') {
    throw new AppError('FORBIDDEN', {
      message:
        'Sign in at POST /api/auth/login; passwords are reset at POST /api/auth/reset-password.',
    })
  }
  // Nothing to prolong: a key has no session.
  if (operation === 'refresh' && isMachine(req)) throw new AppError('FORBIDDEN')
  return args
}

/** Disabled users do not sign in. */
export const refuseDisabled: CollectionBeforeLoginHook = ({ user }) => {
  if (user.disabled) throw new AppError('INVALID_CREDENTIALS')
  return user
}
