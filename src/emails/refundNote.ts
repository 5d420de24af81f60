import { formatMoney } from '@/lib/formatMoney'
import type { Locale } from '@/lib/i18n/locale'
import { textsFor } from '@/lib/i18n/textsFor'
import type { MailBlock } from './mailContent'

/** Minor units of `currency` (ISO 4217). */
export type Refund = { amountMinor: number; currency: string }

/** The sentence about a refund; nothing where none is made. */
export function refundNote({ locale, refund }: { locale: Locale; refund?: Refund }): MailBlock[] {
  if (!refund || refund.amountMinor === 0) return []
  const text = textsFor(locale).mails.refund(formatMoney({ ...refund, locale }))
  return [{ kind: 'paragraph', text }]
}
