import { formatDuration } from '@/lib/formatDuration'
import { textsFor } from '@/lib/i18n/textsFor'
import type { Mail } from './mailContent'
import { renderAccountMail, type AccountMailData } from './renderAccountMail'

export type VerifyAddressEmailData = AccountMailData & {
  verifyUrl: string
  /** How long the link works. */
  validMinutes: number
}

/** Asks the holder of a new account to confirm the address. */
export function verifyAddressEmail(data: VerifyAddressEmailData): Mail {
  const { locale, email, verifyUrl, validMinutes } = data
  const { account } = textsFor(locale).mails
  return renderAccountMail({
    ...data,
    subject: account.verify.subject,
    intro: account.verify.intro(email),
    blocks: [
      { kind: 'button', label: account.verify.button, href: verifyUrl },
      { kind: 'note', text: account.valid(formatDuration({ minutes: validMinutes, locale })) },
      { kind: 'note', text: account.verify.ignore },
    ],
  })
}
