import { formatMoment } from '@/lib/formatDate'
import { formatMoney } from '@/lib/formatMoney'
import { textsFor } from '@/lib/i18n/textsFor'
import { eventFactRows } from './eventFactRows'
import type { Mail } from './mailContent'
import { renderRegistrationMail, type RegistrationMailData } from './renderRegistrationMail'

export type PendingPaymentEmailData = RegistrationMailData & {
  manageUrl: string
  /** Minor units of `currency` (ISO 4217). */
  amountMinor: number
  currency: string
  /** ISO 8601: until when the place is held. Shown in the event's zone. */
  dueAt?: string
  /** Where to pay online. */
  payUrl?: string
  /** How to pay otherwise, in the organiser's words; may have several lines. */
  instructions?: string
}

/** A place is held until the payment arrives: how much, until when, how. */
export function pendingPaymentEmail(data: PendingPaymentEmailData): Mail {
  const { locale, event, amountMinor, currency, dueAt, payUrl, instructions, manageUrl } = data
  const { mails } = textsFor(locale)
  const words = mails.pendingPayment
  const amount = formatMoney({ amountMinor, currency, locale })
  const due = dueAt && formatMoment({ at: dueAt, timezone: event.timezone, locale })
  return renderRegistrationMail({
    ...data,
    subject: words.subject(event.title),
    heading: words.heading,
    intro: words.intro(event.title),
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: words.amount, lines: [amount] },
          ...(due ? [{ label: words.due, lines: [due] }] : []),
          ...eventFactRows({ event, locale }),
        ],
      },
      ...(instructions ? [{ kind: 'quote' as const, text: instructions }] : []),
      payUrl
        ? { kind: 'button', label: words.pay, href: payUrl }
        : { kind: 'button', label: mails.manage, href: manageUrl },
      { kind: 'note', text: mails.manageHint },
    ],
  })
}
