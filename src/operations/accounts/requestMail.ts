import { setTimeout as delay } from 'node:timers/promises'
import type { PayloadRequest } from 'payload'
import { inTransaction } from '@/db/transaction'
import { askForMail } from '@/operations/accounts/askForMail'
import { findAccountByEmail, type Account } from '@/operations/accounts/findAccount'
import { mayMailAgain } from '@/operations/accounts/mailAllowance'

/** Asking for a mail takes at least so long, with an account and without: far longer than either alone. */
export const shortestAskMs = 250

/**
 * Asks for the mail with which a forgotten password is replaced, where the address has an account that may sign
 * in. Nobody is told whether it does, by the time it takes neither.
 */
export const requestPasswordReset = (req: PayloadRequest, email: string) =>
  ask({ req, email, mail: 'reset', may: (account) => !account.disabled })

/** Asks for the mail that confirms an address once more, where one still waits for it. Tells nobody. */
export const requestVerification = (req: PayloadRequest, email: string) =>
  ask({ req, email, mail: 'verify', may: (account) => !account.disabled && !account.verified })

type Asking = {
  req: PayloadRequest
  email: string
  mail: 'reset' | 'verify'
  may: (account: Account) => boolean
}

async function ask({ req, email, mail, may }: Asking): Promise<void> {
  const work = mayMailAgain({ payload: req.payload, email, mail }).then((allowed) =>
    inTransaction(req, async () => {
      const account = await findAccountByEmail(req, email)
      if (account && allowed && may(account)) await askForMail({ req, account, mail })
    }),
  )
  await Promise.all([work, delay(shortestAskMs)])
}
