import type { Locale } from '@/lib/i18n/locale'
import type { Mail } from './mailContent'
import { renderMail } from './renderMail'

type Data = {
  locale: Locale
  email: string
  /** Name of the list. */
  list: string
  sender?: string
  url: string
  validDays: number
}

const texts: Record<
  Locale,
  {
    subject: (list: string) => string
    intro: (email: string, list: string) => string
    button: string
    valid: (days: number) => string
    ignore: string
    reason: (email: string) => string
  }
> = {
  en: {
    subject: (list) => `Confirm your subscription to ${list}`,
    intro: (email, list) => `Somebody, hopefully you, asked to add ${email} to “${list}”.`,
    button: 'Confirm',
    valid: (days) => `The link works for ${days} days.`,
    ignore: 'If it was not you, do nothing: without your confirmation you get no mails.',
    reason: (email) => `You get this mail because a subscription was asked for with ${email}.`,
  },
  tr: {
    subject: (list) => `${list} aboneliğinizi onaylayın`,
    intro: (email, list) =>
      `Birisi, büyük olasılıkla siz, ${email} adresini “${list}” listesine eklemek istedi.`,
    button: 'Onayla',
    valid: (days) => `Bağlantı ${days} gün geçerlidir.`,
    ignore: 'Siz değilseniz bir şey yapmayın: onaylamadığınız sürece posta almazsınız.',
    reason: (email) => `Bu iletiyi, ${email} adresiyle abonelik istendiği için alıyorsunuz.`,
  },
}

/** Asks whoever holds an address whether it was them who subscribed. */
export function confirmSubscriptionEmail(data: Data): Mail {
  const { locale, email, list, url, validDays } = data
  const words = texts[locale]
  const intro = words.intro(email, list)
  return renderMail({
    locale,
    subject: words.subject(list),
    preheader: intro,
    heading: words.subject(list),
    blocks: [
      { kind: 'paragraph', text: intro },
      { kind: 'button', label: words.button, href: url },
      { kind: 'note', text: words.valid(validDays) },
      { kind: 'note', text: words.ignore },
    ],
    sender: data.sender ?? 'Rostrum',
    reason: words.reason(email),
  })
}
