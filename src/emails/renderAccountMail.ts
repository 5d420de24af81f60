import type { Locale } from '@/lib/i18n/locale'
import { textsFor } from '@/lib/i18n/textsFor'
import type { Mail, MailBlock } from './mailContent'
import { renderMail } from './renderMail'

/** What every mail about an account needs. */
export type AccountMailData = {
  locale: Locale
  email: string
  /** Under which name the platform writes. Default: Rostrum. */
  sender?: string
}

type Input = AccountMailData & { subject: string; intro: string; blocks: MailBlock[] }

/** Renders a mail about an account. It greets without a name: whoever reads it may not be the holder. */
export function renderAccountMail(input: Input): Mail {
  const { locale, email, sender, subject, intro, blocks } = input
  const { mails } = textsFor(locale)
  return renderMail({
    locale,
    subject,
    preheader: intro,
    heading: subject,
    greeting: mails.account.greeting,
    blocks: [{ kind: 'paragraph', text: intro }, ...blocks],
    sender: sender ?? mails.platform,
    reason: mails.account.reason(email),
  })
}
