import type { UIFieldServerProps } from 'payload'
import { holds } from '@/access/can'
import { certificateStates } from '@/lib/certificates/certificateStates'
import { deliveryStates } from '@/lib/deliveryStates'
import { languageOf, type Language, type LocalisedText } from '@/lib/localisedText'
import { mailKinds } from '@/lib/mailKinds'
import { registrationStates } from '@/lib/registrationStates'
import { readTimeline, timelineLimit, type TimelineEntry } from '@/operations/contacts/readTimeline'
import { Moment } from '../Moment'

type Kind = TimelineEntry['kind']

const kinds: Record<Kind, LocalisedText> = {
  registration: { en: 'Registration', tr: 'Kayıt' },
  'check-in': { en: 'Check-in', tr: 'Giriş' },
  mail: { en: 'Mail', tr: 'Posta' },
  ticket: { en: 'Ticket', tr: 'Destek talebi' },
  certificate: { en: 'Certificate', tr: 'Sertifika' },
}

const { issued, revoked, superseded } = certificateStates.labels
const printedLabels = { issued, revoked, superseded }

const states: Record<string, LocalisedText> = {
  ...deliveryStates.labels,
  ...registrationStates.labels,
  ...printedLabels,
  rejected: { en: 'Refused', tr: 'Reddedildi' },
  voided: { en: 'Undone', tr: 'Geri alındı' },
  open: { en: 'Open', tr: 'Açık' },
  on_hold: { en: 'On hold', tr: 'Beklemede' },
  resolved: { en: 'Resolved', tr: 'Çözüldü' },
  closed: { en: 'Closed', tr: 'Kapandı' },
}

const tones: Record<string, 'bad' | 'good' | 'warning'> = {
  accepted: 'good',
  confirmed: 'good',
  resolved: 'good',
  issued: 'good',
  revoked: 'bad',
  bounced: 'bad',
  complained: 'bad',
  dead: 'bad',
  rejected: 'bad',
  retry: 'warning',
  unknown: 'warning',
  voided: 'warning',
}

const texts = {
  title: { en: 'Timeline', tr: 'Zaman çizelgesi' },
  empty: {
    en: 'Nothing yet. Registrations, check-ins and mails appear here.',
    tr: 'Henüz bir şey yok. Kayıtlar, girişler ve postalar burada görünür.',
  },
  newest: {
    en: `The newest ${timelineLimit} entries.`,
    tr: `En yeni ${timelineLimit} kayıt.`,
  },
} satisfies Record<string, LocalisedText>

/** What happened with the contact whose form is open; nothing on the form of a new one. */
export async function ContactTimeline({ req, id }: UIFieldServerProps) {
  if (!id || !holds(req, 'contacts.read')) return null
  const language = languageOf(req.i18n.language)
  const entries = await readTimeline(req, String(id))
  return (
    <section className="rostrum rostrum-timeline" aria-label={texts.title[language]}>
      <h2>{texts.title[language]}</h2>
      {entries.length === 0 ? (
        <p className="rostrum-empty">{texts.empty[language]}</p>
      ) : (
        <ol>
          {entries.map((entry) => (
            <Entry key={`${entry.kind}${entry.id}`} entry={entry} language={language} />
          ))}
        </ol>
      )}
      {entries.length === timelineLimit && (
        <p className="rostrum-quiet">{texts.newest[language]}</p>
      )}
    </section>
  )
}

function Entry({ entry, language }: { entry: TimelineEntry; language: Language }) {
  const { kind, title, state, reason, at, collection, id } = entry
  const tone = tones[state]
  return (
    <li>
      <span className="rostrum-quiet">{kinds[kind][language]}</span>
      <span>
        <a href={`/admin/collections/${collection}/${id}`}>
          {(kind === 'mail' && mailKinds[title]?.[language]) || title}
        </a>
        <span className={`rostrum-badge${tone ? ` rostrum-badge--${tone}` : ''}`}>
          {states[state]?.[language] ?? state}
        </span>
        {reason && <span className="rostrum-timeline__reason">{reason}</span>}
      </span>
      <Moment at={at} language={language} className="rostrum-quiet" />
    </li>
  )
}
