import type { PayloadRequest } from 'payload'
import { inTransaction } from '@/db/transaction'
import { AppError } from '@/errors'
import { sayTo } from '@/lib/sayTo'
import { holdsVerify, subjectOf } from '@/operations/accounts/accountLinks'
import { confirmAddress } from '@/operations/accounts/confirmAddress'
import { findAccount } from '@/operations/accounts/findAccount'

/**
 * Confirms the address of an account by the token of the mail that went there. Safe to repeat.
 * @throws AppError 400 MALFORMED for a link that is not valid any more
 */
export async function verifyAddress(req: PayloadRequest, token: string): Promise<void> {
  const subject = subjectOf({ token, purpose: 'verify-address' })
  await inTransaction(req, async () => {
    const account = subject && (await findAccount(req, subject.id))
    if (!account || !holdsVerify(subject.digest, account) || account.disabled) {
      throw deadLink(req)
    }
    await confirmAddress(req, account)
  })
}

export const deadLink = (req: PayloadRequest) =>
  new AppError('MALFORMED', {
    message: sayTo(req, {
      en: 'This link is not valid any more. Ask for a new one.',
      tr: 'Bu bağlantı artık geçerli değil. Yenisini isteyin.',
    }),
  })
