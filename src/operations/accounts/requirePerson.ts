import type { PayloadRequest } from 'payload'
import type { MachineMarks } from '@/access/personOf'
import { AppError } from '@/errors'
import type { SessionMarks } from '@/operations/accounts/accessTokenStrategy'

type Person = SessionMarks & MachineMarks & { id: string; email: string; _sid?: string }

/**
 * The person who signed in. What protects an account (sessions, second factor, keys) is theirs alone: no API
 * key reaches it, whatever its scopes.
 * @throws AppError 401 for nobody, 403 for an API key
 */
export function requirePerson(req: PayloadRequest): Person {
  const person = req.user as unknown as Person | null
  if (!person) throw new AppError('UNAUTHENTICATED')
  if (person._apiKey) throw new AppError('FORBIDDEN')
  return person
}
