import { invalidFields } from '@/errors'
import type { Entry } from '@/operations/registrations/findEntry'

/** @throws AppError 422 when one party names an address twice and the event takes one each */
export function assertEachOnce(
  { event }: Entry,
  people: readonly { emailNormalized: string }[],
): void {
  if (!event.onePerEmail) return
  const twice = people.findIndex(
    ({ emailNormalized }, index) =>
      people.findIndex((other) => other.emailNormalized === emailNormalized) < index,
  )
  if (twice < 0) return
  const message =
    'This address is already in the list. The event takes one registration per address.'
  throw invalidFields([{ path: `attendees.${twice}.email`, message }])
}
