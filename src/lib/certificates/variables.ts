import type { Locale } from '@/lib/i18n/locale'
import type { LocalisedText } from '@/lib/localisedText'

type Variable = { label: LocalisedText; sample: LocalisedText }

const same = (text: string): LocalisedText => ({ en: text, tr: text })

/** What a text of a certificate may say, as `{{ name }}`: with what it is called, and an example. */
export const certificateVariables = {
  'recipient.name': {
    label: { en: 'Name', tr: 'Ad soyad' },
    sample: same('Gülşah Yıldız İnönü'),
  },
  'event.title': {
    label: { en: 'Event', tr: 'Etkinlik' },
    sample: { en: 'Istanbul Software Summit 2026', tr: 'İstanbul Yazılım Zirvesi 2026' },
  },
  'event.dates': {
    label: { en: 'Date', tr: 'Tarih' },
    sample: { en: '14–15 November 2026', tr: '14–15 Kasım 2026' },
  },
  'event.location': {
    label: { en: 'Place', tr: 'Yer' },
    sample: { en: 'Haliç Congress Centre, Istanbul', tr: 'Haliç Kongre Merkezi, İstanbul' },
  },
  'event.organizer': {
    label: { en: 'Organiser', tr: 'Düzenleyen' },
    sample: same('Işık Bilişim Derneği'),
  },
  'ticketType.name': {
    label: { en: 'Took part as', tr: 'Katılım türü' },
    sample: { en: 'Participant', tr: 'Katılımcı' },
  },
  'certificate.number': {
    label: { en: 'Certificate number', tr: 'Sertifika numarası' },
    sample: same('CERT-2026-000123'),
  },
  'certificate.issuedOn': {
    label: { en: 'Issued on', tr: 'Düzenlenme tarihi' },
    sample: { en: '20 November 2026', tr: '20 Kasım 2026' },
  },
  'certificate.validUntil': {
    label: { en: 'Valid until', tr: 'Geçerlilik sonu' },
    sample: { en: '', tr: '' },
  },
  'certificate.verifyUrl': {
    label: { en: 'Verification page', tr: 'Doğrulama sayfası' },
    sample: same('https://events.example.org/verify/7YWHMfk9JZe0LM0g1ZauHu'),
  },
} as const satisfies Record<string, Variable>

export type CertificateVariable = keyof typeof certificateVariables

export type CertificateValues = Record<CertificateVariable, string>

export const variableNames = Object.keys(certificateVariables) as CertificateVariable[]

/** Values to show a template with. Pure. */
export function sampleValues(locale: Locale): CertificateValues {
  return Object.fromEntries(
    variableNames.map((name) => [name, certificateVariables[name].sample[locale]]),
  ) as CertificateValues
}

const tag = /\{\{\s*([\w.]+)\s*\}\}/g

/** The variables a text names that do not exist, each once. Pure. */
export function unknownVariables(text: string): string[] {
  const names = [...text.matchAll(tag)].map(([, name]) => name as string)
  return [...new Set(names.filter((name) => !(name in certificateVariables)))]
}

/** The variables a text prints, each once. Pure. */
export function variablesIn(text: string): CertificateVariable[] {
  const names = [...text.matchAll(tag)].map(([, name]) => name as CertificateVariable)
  return [...new Set(names.filter((name) => name in certificateVariables))]
}

/**
 * A text with its variables filled in. A line whose variables are all empty is left out, so that "Valid
 * until" does not stand alone; of a line with several, an empty one takes its separator along. Pure.
 */
export function fillText(text: string, values: CertificateValues): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const named = variablesIn(line)
      if (named.length > 0 && named.every((name) => !values[name].trim())) return []
      const filled = line.replace(tag, (_all, name: string) => valueOf(name, values))
      return [filled.replace(/^[\s·,|–-]+|[\s·,|–-]+$/g, '').replace(/( · )(?: ?· )+/g, '$1')]
    })
    .join('\n')
}

const valueOf = (name: string, values: CertificateValues) =>
  name in values ? values[name as CertificateVariable] : ''
