import type { PayloadRequest } from 'payload'
import { inTransaction } from '@/db/transaction'
import { askForMail } from '@/operations/accounts/askForMail'
import { findAccountByEmail } from '@/operations/accounts/findAccount'

/**
 * Asks for the mail with which a forgotten password is replaced, where the address has an account that may sign
 * in. Nobody is told whether it does.
 */
export const requestPasswordReset = (req: PayloadRequest, email: string) =>
  inTransaction(req, async () => {
    const account = await findAccountByEmail(req, email)
    if (account && !account.disabled) await askForMail({ req, account, mail: 'reset' })
  })

/** Asks for the mail that confirms an address once more, where one still waits for it. Tells nobody. */
export const requestVerification = (req: PayloadRequest, email: string) =>
  inTransaction(req, async () => {
    const account = await findAccountByEmail(req, email)
    if (account && !account.disabled && !account.verified) {
      await askForMail({ req, account, mail: 'verify' })
    }
  })
