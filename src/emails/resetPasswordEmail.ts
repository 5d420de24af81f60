import { formatDuration } from '@/lib/formatDuration'
import { textsFor } from '@/lib/i18n/textsFor'
import type { Mail } from './mailContent'
import { renderAccountMail, type AccountMailData } from './renderAccountMail'

export type ResetPasswordEmailData = AccountMailData & {
  resetUrl: string
  /** How long the link works. */
  validMinutes: number
}

/** Gives the link with which a forgotten password is replaced. */
export function resetPasswordEmail(data: ResetPasswordEmailData): Mail {
  const { locale, email, resetUrl, validMinutes } = data
  const { account } = textsFor(locale).mails
  return renderAccountMail({
    ...data,
    subject: account.reset.subject,
    intro: account.reset.intro(email),
    blocks: [
      { kind: 'button', label: account.reset.button, href: resetUrl },
      { kind: 'note', text: account.valid(formatDuration({ minutes: validMinutes, locale })) },
      { kind: 'note', text: account.reset.ignore },
    ],
  })
}
