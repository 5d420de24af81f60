import { addressExistsEmail } from '@/emails/addressExistsEmail'
import { resetPasswordEmail } from '@/emails/resetPasswordEmail'
import { verifyAddressEmail } from '@/emails/verifyAddressEmail'
import { queryRows, sql } from '@/db/sql'
import { pickLocale } from '@/lib/i18n/locale'
import {
  accountUrls,
  resetMinutes,
  resetToken,
  verifyMinutes,
  verifyToken,
} from '@/operations/accounts/accountLinks'
import { sendMail } from '@/operations/deliveries/sendMail'
import type { JobPayload } from '@jobs/catalog'
import type { JobContext, JobOutcome } from '@jobs/jobHandler'

type Wanted = JobPayload<'accounts.sendAccountMail'>

type Row = {
  id: string
  email: string
  hash: string | null
  locale: string | null
  disabled: boolean | null
  verified: boolean
}

/**
 * Sends one mail about an account through the ledger of mails. Its link is made here, so that it lives neither
 * in the queue nor in the database. Out of date once the account is gone, disabled or (verify) confirmed.
 */
export function sendAccountMailHandler(job: JobContext, wanted: Wanted): Promise<JobOutcome> {
  const { mail, contact, occasion } = wanted
  return sendMail({
    job,
    kind: `account-${mail}`,
    subject: occasion,
    contact,
    compose: async () => {
      const [row] = await queryRows<Row>(
        job.payload,
        sql`SELECT id, email, hash, locale::text AS locale, disabled,
                   email_verified_at IS NOT NULL AS verified
            FROM users WHERE id = ${wanted.user}`,
      )
      if (!row || row.disabled) return { skip: 'the account is gone or disabled' }
      if (mail === 'verify' && row.verified) return { skip: 'the address is confirmed already' }
      return { to: { address: row.email }, ...compose(mail, row) }
    },
  })
}

function compose(mail: Wanted['mail'], row: Row) {
  const data = { locale: pickLocale(row.locale), email: row.email }
  switch (mail) {
    case 'verify': {
      const verifyUrl = accountUrls.verify(verifyToken(row))
      return verifyAddressEmail({ ...data, verifyUrl, validMinutes: verifyMinutes })
    }
    case 'reset': {
      const resetUrl = accountUrls.reset(resetToken(row))
      return resetPasswordEmail({ ...data, resetUrl, validMinutes: resetMinutes })
    }
    case 'exists':
      return addressExistsEmail({
        ...data,
        signInUrl: accountUrls.signIn(),
        forgotUrl: accountUrls.forgot(),
      })
  }
}
