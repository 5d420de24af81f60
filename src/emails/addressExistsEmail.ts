import { textsFor } from '@/lib/i18n/textsFor'
import type { Mail } from './mailContent'
import { renderAccountMail, type AccountMailData } from './renderAccountMail'

export type AddressExistsEmailData = AccountMailData & {
  signInUrl: string
  /** The page where a forgotten password is reported. */
  forgotUrl: string
}

/**
 * Answers an attempt to create a second account with an address. The web page says the same whether the
 * address is known or not; only its owner reads the difference, here.
 */
export function addressExistsEmail(data: AddressExistsEmailData): Mail {
  const { locale, email, signInUrl, forgotUrl } = data
  const { exists } = textsFor(locale).mails.account
  return renderAccountMail({
    ...data,
    subject: exists.subject,
    intro: exists.intro(email),
    blocks: [
      { kind: 'button', label: exists.button, href: signInUrl },
      { kind: 'link', text: exists.forgotten, href: forgotUrl },
      { kind: 'note', text: exists.ignore },
    ],
  })
}
