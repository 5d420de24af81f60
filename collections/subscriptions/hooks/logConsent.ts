import type { CollectionAfterChangeHook } from 'payload'
import { record } from '@/outbox/record'
import { logStaffConsent } from '@/operations/subscriptions/logStaffConsent'
import { sendConfirmation } from '@jobs/subscriptions/sendConfirmation.job'

/** Every change of state is in the consent ledger; who is asked to confirm gets a mail. */
export const logConsent: CollectionAfterChangeHook = async ({ doc, previousDoc, req }) => {
  const from = previousDoc?.status ?? null
  if (doc.status === from) return doc
  const idOf = (relation: unknown) =>
    String(
      typeof relation === 'object' && relation !== null && 'id' in relation
        ? relation.id
        : relation,
    )
  const [contact, list] = [idOf(doc.contact), idOf(doc.list)]
  await logStaffConsent({ req, contact, list, from, to: doc.status })
  if (doc.status === 'pending') {
    const payload = { subscription: String(doc.id), round: Number(doc.round ?? 1) }
    await record({ req, job: sendConfirmation, payload })
  }
  return doc
}
