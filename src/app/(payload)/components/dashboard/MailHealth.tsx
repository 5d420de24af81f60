import { deliveryStates, type DeliveryState } from '@/lib/deliveryStates'
import type { Language } from '@/lib/localisedText'
import type { DashboardTexts } from './dashboardTexts'

type Props = {
  states: { state: string; mails: number }[]
  language: Language
  texts: DashboardTexts
}

const tones: Partial<Record<string, string>> = {
  accepted: 'good',
  bounced: 'bad',
  complained: 'bad',
  dead: 'bad',
  unknown: 'warning',
  retry: 'warning',
}

/** Mails of the last day by their fate. */
export function MailHealth({ states, language, texts }: Props) {
  return (
    <section className="rostrum-card" aria-label={texts.mailHealth}>
      <h2>{texts.mailHealth}</h2>
      {states.length === 0 ? (
        <p className="rostrum-empty">{texts.noMail}</p>
      ) : (
        <ul className="rostrum-states">
          {states.map(({ state, mails }) => (
            <li key={state}>
              <a
                href={`/admin/collections/deliveries?where[or][0][and][0][state][equals]=${state}`}
              >
                <span className={`rostrum-dot rostrum-dot--${tones[state] ?? 'neutral'}`} />
                {deliveryStates.labels[state as DeliveryState]?.[language] ?? state}
              </a>
              <strong>{mails}</strong>
            </li>
          ))}
        </ul>
      )}
      <a className="rostrum-more" href="/admin/collections/deliveries">
        {texts.allMails}
      </a>
    </section>
  )
}
