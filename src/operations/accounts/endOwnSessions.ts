import type { PayloadRequest } from 'payload'
import { afterCommit } from '@/db/strictTransactions'
import { inTransaction } from '@/db/transaction'
import { AppError } from '@/errors'
import { requirePerson } from '@/operations/accounts/requirePerson'
import { cutSockets, revokeAllSessions, revokeFamily } from '@/operations/accounts/revokeSessions'
import { appendAudit } from '@/operations/audit/appendAudit'

/**
 * Ends one session of the signed-in person; its tokens are dead from the next request on.
 * @throws AppError 404 for one that is not theirs or is over
 */
export async function endOwnSession(req: PayloadRequest, family: string): Promise<void> {
  const { id: user } = requirePerson(req)
  await inTransaction(req, async () => {
    const ended = await revokeFamily({ req, family, user, reason: 'revoked' })
    if (!ended) throw new AppError('NOT_FOUND')
    await settle(req, 'users.sessionEnded')
  })
}

/** Ends every session of the signed-in person but the one that asks. Safe to repeat. */
export async function endOtherSessions(req: PayloadRequest): Promise<void> {
  const { id: user, _family: except, _sid: exceptPayload } = requirePerson(req)
  await inTransaction(req, async () => {
    await revokeAllSessions({ req, user, reason: 'revoked', except, exceptPayload })
    await settle(req, 'users.otherSessionsEnded')
  })
}

/** Sockets come back by themselves where their session is alive. */
async function settle(req: PayloadRequest, action: string): Promise<void> {
  const { id: subject } = requirePerson(req)
  await appendAudit({ req, action, subjectType: 'users', subject })
  await afterCommit(req, () => cutSockets(subject))
}
