import type { PayloadRequest } from 'payload'
import { uuidv7 } from 'uuidv7'
import { pickLocale, type Locale } from '@/lib/i18n/locale'
import type { Account } from '@/operations/accounts/findAccount'
import { upsertContact } from '@/operations/contacts/upsertContact'
import { record } from '@/outbox/record'
import { sendAccountMail, type accountMails } from '@jobs/accounts/sendAccountMail.job'

type Asking = {
  req: PayloadRequest
  account: Pick<Account, 'email' | 'id' | 'locale'>
  mail: (typeof accountMails)[number]
}

/**
 * Asks for a mail to the holder of an account, in the caller's transaction. The mail and what it lets its reader
 * do are made when it is sent: no token is stored or queued.
 */
export async function askForMail({ req, account, mail }: Asking): Promise<void> {
  const firstLocale: Locale = account.locale ? pickLocale(account.locale) : languageOfRequest(req)
  const contact = await upsertContact({ req, email: account.email, firstLocale })
  await record({
    req,
    job: sendAccountMail,
    payload: { user: account.id, contact: contact.id, mail, occasion: uuidv7() },
  })
}

export const languageOfRequest = (req: PayloadRequest): Locale =>
  pickLocale(req.headers.get('Accept-Language')?.split(/[,;]/, 1)[0])
