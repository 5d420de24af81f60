import type { PayloadRequest } from 'payload'
import { uuidv7 } from 'uuidv7'
import { personOf } from '@/access/personOf'
import { queryInTransaction, sql } from '@/db/sql'
import { currentContext } from '@/lib/requestContext'
import type { SubscriptionState } from '@/lib/subscriptionStates'

type Entry = {
  req: PayloadRequest
  contact: string
  list: string
  from: SubscriptionState | null
  to: SubscriptionState
}

/** Writes a change made by staff into the consent ledger, in the caller's transaction. */
export async function logStaffConsent({ req, contact, list, from, to }: Entry): Promise<void> {
  await queryInTransaction(
    req,
    sql`INSERT INTO consents (id, contact_id, list_id, "from", "to", source, actor_id, request_id,
          created_at, updated_at)
        VALUES (${uuidv7()}, ${contact}, ${list}, ${from}::text::enum_consents_from,
          ${to}::text::enum_consents_to, 'staff', ${personOf(req)}::uuid,
          ${currentContext().requestId ?? null}::text, now(), now())`,
  )
}
