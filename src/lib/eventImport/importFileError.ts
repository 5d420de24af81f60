type Facts = { line?: number; names?: string[]; max?: number }
type Sentence = (facts: Facts) => string

const at = (facts: Facts) => (facts.line ? ` (line ${facts.line})` : '')
const satirda = (facts: Facts) => (facts.line ? ` (satır ${facts.line})` : '')
const list = (facts: Facts) => (facts.names ?? []).slice(0, 30).join(', ')

/** Why a whole file cannot be taken. Each sentence says what to do. */
const catalogue = {
  FILE_EMPTY: {
    en: () => 'The file is empty.',
    tr: () => 'Dosya boş.',
  },
  NO_EVENTS: {
    en: () => 'The file holds no event.',
    tr: () => 'Dosyada etkinlik yok.',
  },
  NOT_TEXT: {
    en: () => 'This is not a text file. Save the sheet as “CSV UTF-8” and upload that.',
    tr: () => 'Bu bir metin dosyası değil. Tabloyu “CSV UTF-8” olarak kaydedip onu yükleyin.',
  },
  MALFORMED_CSV: {
    en: (f) => `A quotation mark is opened and never closed${at(f)}.`,
    tr: (f) => `Açılan bir tırnak işareti kapanmıyor${satirda(f)}.`,
  },
  MALFORMED_JSON: {
    en: (f) => `This is not valid JSON${at(f)}.`,
    tr: (f) => `JSON geçerli değil${satirda(f)}.`,
  },
  TRUNCATED_JSON: {
    en: (f) => `The JSON breaks off${at(f)}: the end of the file is missing.`,
    tr: (f) => `JSON yarıda kesiliyor${satirda(f)}: dosyanın sonu eksik.`,
  },
  TOO_DEEP: {
    en: (f) => `Values are nested more than ${f.max} levels deep${at(f)}.`,
    tr: (f) => `Değerler ${f.max} düzeyden daha iç içe${satirda(f)}.`,
  },
  ROW_TOO_LARGE: {
    en: (f) =>
      `One row is larger than ${f.max} characters${at(f)}. Is a quotation mark or a bracket left open?`,
    tr: (f) =>
      `Bir satır ${f.max} karakterden büyük${satirda(f)}. Kapanmayan bir tırnak ya da parantez mi var?`,
  },
  SEVERAL_LISTS: {
    en: (f) => `The object holds several lists (${list(f)})${at(f)}. Keep the one with the events.`,
    tr: (f) =>
      `Nesnede birden çok liste var (${list(f)})${satirda(f)}. Yalnız etkinlik listesini bırakın.`,
  },
  COLUMNS_MISSING: {
    en: (f) => `No column for: ${list(f)}. Name the columns in the first line, or map them.`,
    tr: (f) => `Şu sütunlar yok: ${list(f)}. İlk satırda sütun adlarını yazın ya da eşleyin.`,
  },
  TOO_MANY_COLUMNS: {
    en: (f) => `There are more than ${f.max} columns.`,
    tr: (f) => `${f.max} sütundan fazla var.`,
  },
} as const satisfies Record<string, { en: Sentence; tr: Sentence }>

export type ImportFileErrorCode = keyof typeof catalogue

/** Thrown by the readers when no further row can be trusted. `line` is where the trouble begins. */
export class ImportFileError extends Error {
  readonly code: ImportFileErrorCode
  readonly line?: number
  readonly messages: { en: string; tr: string }

  constructor(code: ImportFileErrorCode, facts: Facts = {}) {
    const messages = { en: catalogue[code].en(facts), tr: catalogue[code].tr(facts) }
    super(messages.en)
    this.name = 'ImportFileError'
    this.code = code
    this.line = facts.line
    this.messages = messages
  }
}
