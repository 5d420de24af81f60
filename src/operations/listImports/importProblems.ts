import type { LocalisedText } from '@/lib/localisedText'

/** What a line of an import may meet, in words for staff. */
export const importProblems = {
  INVALID_EMAIL: { en: 'No usable e-mail address.', tr: 'Kullanılabilir bir e-posta adresi yok.' },
  UNREADABLE_ROW: { en: 'The line cannot be read.', tr: 'Satır okunamıyor.' },
  SUPPRESSED: {
    en: 'This address is suppressed: it is not written to.',
    tr: 'Bu adres engelli: ona yazılmaz.',
  },
  UNSUBSCRIBED: {
    en: 'This person has left the list and comes back only by subscribing again.',
    tr: 'Bu kişi listeden ayrılmış; ancak kendisi yeniden abone olarak döner.',
  },
  DUPLICATE: { en: 'The address stands in the file twice.', tr: 'Adres dosyada iki kez geçiyor.' },
} as const satisfies Record<string, LocalisedText>

export type ImportCode = keyof typeof importProblems

export type ReportLine = { line: number; code: ImportCode; message: string }
