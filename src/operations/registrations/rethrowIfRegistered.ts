import { AppError } from '@/errors'
import type { Newcomer } from '@/operations/registrations/insertRegistrations'

type Violation = { code?: string; constraint?: string; detail?: string; cause?: unknown }

/**
 * Runs `write`; the unique violation of an address that is registered already becomes ALREADY_REGISTERED.
 * The transaction is lost either way.
 */
export async function rethrowIfRegistered<T>(
  people: readonly Newcomer[],
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write()
  } catch (error) {
    const violation = findViolation(error)
    if (!violation) throw error
    const attendee = people.findIndex(({ emailNormalized }) =>
      violation.detail?.includes(`:${emailNormalized})`),
    )
    throw new AppError('ALREADY_REGISTERED', {
      data: people.length > 1 && attendee >= 0 ? { attendee } : {},
      cause: error,
    })
  }
}

function findViolation(error: unknown): Violation | null {
  let current = error as Violation | undefined
  for (let depth = 0; current && depth < 5; depth += 1) {
    if (current.code === '23505' && current.constraint?.includes('dedupe_key')) return current
    current = current.cause as Violation | undefined
  }
  return null
}
