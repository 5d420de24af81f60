import type { PayloadRequest } from 'payload'
import { requirePlatform } from '@/adapters/social/requirePlatform'
import { SocialError } from '@/adapters/social/socialError'
import { queryRows, sql } from '@/db/sql'
import { AppError } from '@/errors'
import { openAccount } from '@/operations/social/openAccount'

type Checked = { connected: boolean; reason: string | null }

/**
 * Asks an account's server whose account it is and what it takes, and keeps the answer. Refused credentials
 * make it `needs_reconnect`; a server that is not reached changes nothing. Not inside a transaction: it waits
 * for the network. Safe to repeat.
 * @throws AppError NOT_FOUND
 */
export async function checkAccount({
  req: { payload },
  account: id,
}: {
  req: Pick<PayloadRequest, 'payload'>
  account: string
}): Promise<Checked> {
  const account = await openAccount(payload, id)
  if (!account) throw new AppError('NOT_FOUND')
  try {
    const found = await requirePlatform(account.platform).check(account)
    await queryRows(
      payload,
      sql`UPDATE social_accounts SET status = 'connected', status_reason = NULL,
            handle = ${found.handle}, display_name = ${found.displayName},
            remote_id = ${found.remoteId}, limits = ${JSON.stringify(found.limits)}::jsonb,
            last_checked_at = now(), updated_at = now() WHERE id = ${id}`,
    )
    return { connected: true, reason: null }
  } catch (error) {
    if (!(error instanceof SocialError)) throw error
    const lost = error.failure === 'unauthorised'
    await queryRows(
      payload,
      sql`UPDATE social_accounts SET
            status = CASE WHEN ${lost}::boolean THEN 'needs_reconnect' ELSE status END,
            status_reason = ${error.message}, last_checked_at = now(), updated_at = now()
          WHERE id = ${id}`,
    )
    return { connected: false, reason: error.message }
  }
}
