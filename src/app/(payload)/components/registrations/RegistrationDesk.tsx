import type { UIFieldServerProps } from 'payload'
import { holds } from '@/access/can'
import { deliveryStates } from '@/lib/deliveryStates'
import { formatMoney } from '@/lib/formatMoney'
import { languageOf, type Language } from '@/lib/localisedText'
import { mailKinds } from '@/lib/mailKinds'
import { registrationStates, type RegistrationStatus } from '@/lib/registrationStates'
import { readDesk, type Desk } from '@/operations/registrations/readDesk'
import { Moment } from '../Moment'
import { DeskButtons } from './DeskButtons'
import './desk.css'
import { deskTexts } from './deskTexts'
import type { DeskAction } from './sendDeskAction'

/** Above the form of a registration: what staff can do, what was paid, and the fate of its mails. */
export async function RegistrationDesk({ req, id }: UIFieldServerProps) {
  if (!id || !holds(req, 'registrations.read')) return null
  const desk = await readDesk(req, String(id))
  if (!desk) return null
  const language = languageOf(req.i18n.language)
  const texts = deskTexts[language]
  const may = {
    update: holds(req, 'registrations.update'),
    pay: holds(req, 'payments.record'),
    mails: holds(req, 'deliveries.read'),
  }
  return (
    <section className="rostrum rostrum-card rostrum-desk" aria-label={texts.title}>
      <h2>{texts.title}</h2>
      <Money desk={desk} language={language} />
      <DeskButtons
        id={desk.id}
        language={language}
        currency={desk.currency}
        owedMinor={desk.priceMinor - desk.amountPaidMinor}
        paidMinor={desk.amountPaidMinor}
        actions={actionsOf(desk, may)}
      />
      <div className="rostrum-desk__columns">
        {may.mails && <Mails desk={desk} language={language} />}
        {desk.payments.length > 0 && <Payments desk={desk} language={language} />}
      </div>
    </section>
  )
}

function actionsOf(desk: Desk, may: { update: boolean; pay: boolean }): DeskAction[] {
  const legal: readonly RegistrationStatus[] = registrationStates.transitions[desk.status]
  const ended: readonly RegistrationStatus[] = ['cancelled', 'expired', 'rejected']
  const owed = desk.priceMinor - desk.amountPaidMinor
  const payable = desk.status !== 'waitlisted' && desk.status !== 'rejected'
  return [
    ...(may.update && legal.includes('confirmed') ? (['confirm'] as const) : []),
    ...(may.pay && owed > 0 && payable ? (['pay'] as const) : []),
    ...(may.pay && desk.amountPaidMinor > 0 ? (['refund'] as const) : []),
    ...(may.update && !ended.includes(desk.status) && desk.status !== 'held'
      ? (['resend'] as const)
      : []),
    ...(may.update && legal.includes('rejected') ? (['reject'] as const) : []),
    ...(may.update && legal.includes('cancelled') ? (['cancel'] as const) : []),
  ]
}

type Part = { desk: Desk; language: Language }

function Money({ desk, language }: Part) {
  const texts = deskTexts[language]
  const { currency, priceMinor, amountPaidMinor, holdExpiresAt } = desk
  const money = (amountMinor: number) =>
    currency ? formatMoney({ amountMinor, currency, locale: language }) : String(amountMinor)
  if (priceMinor === 0 && !holdExpiresAt) return null
  return (
    <p>
      {priceMinor > 0 && texts.paid(money(amountPaidMinor), money(priceMinor))}
      {holdExpiresAt && (
        <span className="rostrum-quiet">
          {priceMinor > 0 && ' · '}
          {texts.keptUntil} <Moment at={holdExpiresAt} language={language} />
        </span>
      )}
    </p>
  )
}

const tones: Record<string, string> = {
  accepted: 'good',
  bounced: 'bad',
  complained: 'bad',
  dead: 'bad',
  retry: 'warning',
  unknown: 'warning',
}

function Mails({ desk: { mails }, language }: Part) {
  const texts = deskTexts[language]
  return (
    <div>
      <h3>{texts.mails}</h3>
      {mails.length === 0 && <p className="rostrum-quiet">{texts.noMails}</p>}
      <ul>
        {mails.map(({ id, kind, state, reason, at }) => (
          <li key={id}>
            <a href={`/admin/collections/deliveries/${id}`}>
              {mailKinds[kind]?.[language] ?? kind}
            </a>
            <span className={`rostrum-badge rostrum-badge--${tones[state] ?? 'plain'}`}>
              {deliveryStates.labels[state][language]}
            </span>
            <Moment at={at} language={language} className="rostrum-quiet" />
            {reason && <span className="rostrum-quiet">{reason}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Payments({ desk: { payments, currency }, language }: Part) {
  const texts = deskTexts[language]
  return (
    <div>
      <h3>{texts.payments}</h3>
      <ul>
        {payments.map(({ id, method, amountMinor, note, at }) => (
          <li key={id}>
            <a href={`/admin/collections/payments/${id}`}>
              {currency ? formatMoney({ amountMinor, currency, locale: language }) : amountMinor}
            </a>
            <span>{texts.methods[method] ?? method}</span>
            <Moment at={at} language={language} className="rostrum-quiet" />
            {note && <span className="rostrum-quiet">{note}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
