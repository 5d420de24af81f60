import type { LocalisedText } from '@/lib/localisedText'

/** What may be wrong with one certificate. All but `small` keep it from being issued. */
export const problemKinds = {
  missing_name: { en: 'No name', tr: 'Ad yok' },
  missing_glyphs: { en: 'Characters no font has', tr: 'Yazı tipinde olmayan harfler' },
  overflow: { en: 'Does not fit', tr: 'Sığmıyor' },
  duplicate: { en: 'Twice the same person', tr: 'Aynı kişi iki kez' },
  not_confirmed: { en: 'Registration not confirmed', tr: 'Kaydı onaylı değil' },
  small: { en: 'Printed small', tr: 'Küçük basılıyor' },
} as const satisfies Record<string, LocalisedText>

export type ProblemKind = keyof typeof problemKinds

export type ReportItem = {
  registration: string
  name: string
  kinds: ProblemKind[]
  /** Left out of the batch. */
  leftOut: boolean
  characters?: string
}

/** What a person reads before approving a batch. */
export type PreflightReport = {
  /** Everybody looked at. */
  recipients: number
  /** Those the batch holds. */
  issuable: number
  /** Those who have one of this template already. */
  alreadyIssued: number
  /** Those with a problem that must not be printed. */
  leftOut: number
  problems: Partial<Record<ProblemKind, number>>
  /** The first of them, worst first. */
  items: ReportItem[]
}

export const reportItemLimit = 200
