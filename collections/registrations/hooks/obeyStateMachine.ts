import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import { invalidFields } from '@/errors'
import { normaliseEmail } from '@/lib/normaliseEmail'
import { registrationStates } from '@/lib/registrationStates'
import type { Registration } from '@/payload-types'
import { applyTransition } from '@/operations/registrations/applyTransition'
import { changeAddress } from '@/operations/registrations/changeAddress'
import type { LockedRegistration } from '@/operations/registrations/lockRegistration'
import { lockWithPools } from '@/operations/registrations/lockWithPools'
import { promoteWaitlist } from '@/operations/registrations/promoteWaitlist'

/**
 * On update: what the platform owns is taken from the row as it is now, under lock, since the document
 * that is written back was read before. A changed status goes through the state machine, a changed address
 * to its contact; event and ticket never change.
 */
export const obeyStateMachine: CollectionBeforeChangeHook<Registration> = async ({
  data,
  originalDoc,
  operation,
  req,
}) => {
  if (operation !== 'update' || !originalDoc) return data
  if (data.status && !(data.status in registrationStates.transitions)) return data
  assertSamePlace(data, originalDoc)
  const locked = await lockWithPools(req, originalDoc.id)
  let after = locked
  let { statusReason } = data
  if (typeof data.email === 'string' && normaliseEmail(data.email) !== locked.emailNormalized) {
    const { givenName, familyName } = data
    after = await changeAddress({ req, locked: after, email: data.email, givenName, familyName })
  }
  if (data.status && data.status !== originalDoc.status && data.status !== locked.status) {
    const reason = data.statusReason === originalDoc.statusReason ? null : data.statusReason
    const step = await applyTransition({ req, locked: after, to: data.status, reason })
    after = step.after
    statusReason = after.statusReason
    if (step.freed) await promoteWaitlist({ req, event: after.event, except: after.id })
  }
  const fields = { ...(await ownedFields(req, originalDoc.id)), ...stateFields(after) }
  return { ...data, ...fields, statusReason }
}

function assertSamePlace(data: Partial<Registration>, original: Registration): void {
  const idOf = (value: unknown) =>
    typeof value === 'object' && value !== null ? (value as { id: string }).id : (value ?? null)
  for (const path of ['event', 'ticketType'] as const) {
    if (!(path in data) || idOf(data[path]) === idOf(original[path])) continue
    const message = 'This cannot be changed. Cancel the registration and register anew.'
    throw invalidFields([{ path, message }])
  }
}

const owned = [
  ...['code', 'contact', 'user', 'checkedInAt', 'priceMinor', 'currency', 'amountPaidMinor'],
  ...['paymentDetails', 'source', 'emailNormalized', 'party', 'event', 'ticketType'],
] as const

/** Read again: check-ins and payments write here too. */
async function ownedFields(req: PayloadRequest, id: string): Promise<Partial<Registration>> {
  const where = { id: { equals: id } }
  const now = await req.payload.db.findOne<Registration>({
    collection: 'registrations',
    where,
    req,
  })
  return Object.fromEntries(owned.map((name) => [name, now?.[name] ?? null]))
}

function stateFields(after: LockedRegistration) {
  const { status, round, secret, dedupeKey, confirmedAt, cancelledAt } = after
  const { holdExpiresAt, waitlistedAt } = after
  return {
    ...{ status, round, secret, dedupeKey, confirmedAt, cancelledAt },
    ...{ holdExpiresAt, waitlistedAt },
  }
}
