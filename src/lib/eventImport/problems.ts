import type { ImportField } from '@/lib/eventImport/importFields'

/** `error`: the row is refused. `warning`: the row is taken, with a guess or a loss that it names. */
type ProblemLevel = 'error' | 'warning'

type Facts = Record<string, string | number>
type Sentence = (facts: Facts) => string
type Entry = { level: ProblemLevel; en: Sentence; tr: Sentence }

/** Everything that can be wrong with one row. Callers branch on the code, people read the sentence. */
const catalogue = {
  UNREADABLE_ROW: {
    level: 'error',
    en: () => 'The row cannot be read: check its quotation marks, commas and brackets.',
    tr: () => 'Satır okunamıyor: tırnak, virgül ve parantezlerini kontrol edin.',
  },
  NOT_AN_EVENT: {
    level: 'error',
    en: () => 'The list holds a value here that is not an event with named fields.',
    tr: () => 'Listenin bu yerinde adlandırılmış alanları olan bir etkinlik yok.',
  },
  TOO_MANY_CELLS: {
    level: 'error',
    en: (f) =>
      `The row has ${f.cells} cells but there are ${f.columns} columns; quote cells that hold a “${f.delimiter}”.`,
    tr: (f) =>
      `Satırda ${f.cells} hücre var ama sütun sayısı ${f.columns}; içinde “${f.delimiter}” geçen hücreleri tırnağa alın.`,
  },
  REQUIRED: {
    level: 'error',
    en: () => 'This field is required.',
    tr: () => 'Bu alan zorunludur.',
  },
  NOT_TEXT: {
    level: 'error',
    en: () => 'A text was expected here.',
    tr: () => 'Burada bir metin bekleniyordu.',
  },
  TOO_LONG: {
    level: 'error',
    en: (f) => `Longer than ${f.max} characters.`,
    tr: (f) => `${f.max} karakterden uzun.`,
  },
  OUT_OF_RANGE: {
    level: 'error',
    en: (f) => `“${f.value}” must be between ${f.min} and ${f.max}.`,
    tr: (f) => `“${f.value}”, ${f.min} ile ${f.max} arasında olmalıdır.`,
  },
  METADATA_TOO_LARGE: {
    level: 'error',
    en: (f) => `The remaining fields of the row are larger than ${f.max} bytes.`,
    tr: (f) => `Satırın diğer alanları ${f.max} bayttan büyük.`,
  },
  DATE_UNREADABLE: {
    level: 'error',
    en: (f) => `“${f.value}” is not a date. Write it like 2026-12-31 19:30 or 31.12.2026 19:30.`,
    tr: (f) =>
      `“${f.value}” bir tarih değil. 31.12.2026 19:30 ya da 2026-12-31 19:30 biçiminde yazın.`,
  },
  TIME_UNREADABLE: {
    level: 'error',
    en: (f) => `“${f.value}” is not a time. Write it like 19:30.`,
    tr: (f) => `“${f.value}” bir saat değil. 19:30 biçiminde yazın.`,
  },
  DATE_IMPOSSIBLE: {
    level: 'error',
    en: (f) => `“${f.value}” does not exist in the calendar.`,
    tr: (f) => `“${f.value}” takvimde yok.`,
  },
  DATE_OUT_OF_RANGE: {
    level: 'error',
    en: (f) => `“${f.value}” is not between the years ${f.min} and ${f.max}.`,
    tr: (f) => `“${f.value}” ${f.min} ile ${f.max} yılları arasında değil.`,
  },
  DATE_ORDER_GUESSED: {
    level: 'warning',
    en: (f) => `“${f.value}” was read as ${f.read} (day first).`,
    tr: (f) => `“${f.value}”, ${f.read} olarak okundu (önce gün).`,
  },
  END_BEFORE_START: {
    level: 'error',
    en: (f) => `The end (${f.end}) lies before the start (${f.start}).`,
    tr: (f) => `Bitiş (${f.end}) başlangıçtan (${f.start}) önce.`,
  },
  END_GUESSED: {
    level: 'warning',
    en: () => 'There is no end: the end of the day was taken.',
    tr: () => 'Bitiş yok: günün sonu alındı.',
  },
  END_NEXT_DAY: {
    level: 'warning',
    en: (f) => `The end time ${f.value} lies before the start time: the next day was taken.`,
    tr: (f) => `Bitiş saati ${f.value} başlangıç saatinden önce: ertesi gün alındı.`,
  },
  VERY_LONG: {
    level: 'warning',
    en: (f) => `The event lasts ${f.days} days.`,
    tr: (f) => `Etkinlik ${f.days} gün sürüyor.`,
  },
  DST_GAP: {
    level: 'warning',
    en: (f) =>
      `${f.value} does not exist in ${f.timezone} (clocks go forward): ${f.read} was taken.`,
    tr: (f) =>
      `${f.value}, ${f.timezone} diliminde yok (saatler ileri alınıyor): ${f.read} alındı.`,
  },
  DST_OVERLAP: {
    level: 'warning',
    en: (f) => `${f.value} happens twice in ${f.timezone} (clocks go back): the first was taken.`,
    tr: (f) =>
      `${f.value}, ${f.timezone} diliminde iki kez yaşanıyor (saatler geri alınıyor): ilki alındı.`,
  },
  TIMEZONE_UNKNOWN: {
    level: 'warning',
    en: (f) => `“${f.value}” is not an IANA time zone: ${f.timezone} was taken.`,
    tr: (f) => `“${f.value}” bir IANA saat dilimi değil: ${f.timezone} alındı.`,
  },
  TIMEZONE_UNCERTAIN: {
    level: 'warning',
    en: (f) => `“${f.value}” lies in several time zones: ${f.timezone} was taken.`,
    tr: (f) => `“${f.value}” birden çok saat diliminde: ${f.timezone} alındı.`,
  },
  TIMEZONE_DEFAULT: {
    level: 'warning',
    en: (f) => `No place tells the time zone: ${f.timezone} was taken.`,
    tr: (f) => `Saat dilimini belirleyen bir yer yok: ${f.timezone} alındı.`,
  },
  COUNTRY_UNKNOWN: {
    level: 'warning',
    en: (f) => `“${f.value}” is not a country we know; it is kept as written.`,
    tr: (f) => `“${f.value}” bilinen bir ülke değil; yazıldığı gibi saklandı.`,
  },
  PLACE_MISSING: {
    level: 'warning',
    en: () => 'The event is neither online nor at a named place.',
    tr: () => 'Etkinlik ne çevrimiçi ne de bir yeri var.',
  },
  ATTENDANCE_UNREADABLE: {
    level: 'warning',
    en: (f) => `“${f.value}” was not understood; ${f.read} was taken from the other fields.`,
    tr: (f) => `“${f.value}” anlaşılamadı; diğer alanlardan ${f.read} alındı.`,
  },
  COORDINATES_UNREADABLE: {
    level: 'warning',
    en: (f) => `“${f.value}” is not a position on earth; it is kept in the metadata.`,
    tr: (f) => `“${f.value}” yeryüzünde bir konum değil; ek verilerde saklandı.`,
  },
  URL_UNREADABLE: {
    level: 'warning',
    en: (f) => `“${f.value}” is not a web address (https://…); it is kept in the metadata.`,
    tr: (f) => `“${f.value}” bir web adresi (https://…) değil; ek verilerde saklandı.`,
  },
  NUMBER_UNREADABLE: {
    level: 'error',
    en: (f) => `“${f.value}” is not a number.`,
    tr: (f) => `“${f.value}” bir sayı değil.`,
  },
  NOT_WHOLE: {
    level: 'error',
    en: (f) => `“${f.value}” must be a whole number.`,
    tr: (f) => `“${f.value}” tam sayı olmalıdır.`,
  },
  NUMBER_GUESSED: {
    level: 'warning',
    en: (f) => `“${f.value}” was read as ${f.read} (the mark separates thousands).`,
    tr: (f) => `“${f.value}”, ${f.read} olarak okundu (işaret binlikleri ayırıyor).`,
  },
  CURRENCY_UNKNOWN: {
    level: 'error',
    en: (f) => `“${f.value}” is not an ISO 4217 currency such as TRY or EUR.`,
    tr: (f) => `“${f.value}” TRY ya da EUR gibi bir ISO 4217 para birimi değil.`,
  },
  CURRENCY_GUESSED: {
    level: 'warning',
    en: (f) => `The price names no currency: ${f.currency} was taken.`,
    tr: (f) => `Fiyatın para birimi yok: ${f.currency} alındı.`,
  },
  PRICE_TOO_FINE: {
    level: 'error',
    en: (f) => `“${f.value}” has more decimals than ${f.currency} knows.`,
    tr: (f) => `“${f.value}”, ${f.currency} için fazla ondalık içeriyor.`,
  },
  SLUG_CHANGED: {
    level: 'warning',
    en: (f) => `“${f.value}” cannot stand in an address; the title will make one.`,
    tr: (f) => `“${f.value}” adreste kullanılamaz; adres başlıktan üretilecek.`,
  },
  TEXT_CLEANED: {
    level: 'warning',
    en: () => 'Invisible control characters were removed.',
    tr: () => 'Görünmez denetim karakterleri çıkarıldı.',
  },
  TEXT_DAMAGED: {
    level: 'warning',
    en: () => 'Some letters were already damaged in the file (shown as �).',
    tr: () => 'Bazı harfler dosyada bozuk (� olarak görünüyor).',
  },
  FIELD_REFUSED: {
    level: 'warning',
    en: (f) => `A field named “${f.value}” is not allowed and was left out.`,
    tr: (f) => `“${f.value}” adlı alana izin verilmez, alınmadı.`,
  },
  DUPLICATE_IN_FILE: {
    level: 'warning',
    en: (f) => `The same event stands on line ${f.firstLine}; this line is left out.`,
    tr: (f) => `Aynı etkinlik ${f.firstLine}. satırda da var; bu satır alınmadı.`,
  },
  ALREADY_DIFFERENT: {
    level: 'warning',
    en: (f) =>
      `This event is here already and says something else (${f.fields}); it is left as it is.`,
    tr: (f) => `Bu etkinlik zaten var ve farklı (${f.fields}); olduğu gibi bırakıldı.`,
  },
  IN_TRASH: {
    level: 'warning',
    en: () => 'This event lies in the trash; restore it there to have it back.',
    tr: () => 'Bu etkinlik çöp kutusunda; geri almak için oradan geri yükleyin.',
  },
  SLUG_TAKEN: {
    level: 'warning',
    en: (f) => `The address “${f.value}” is taken; the title will make one.`,
    tr: (f) => `“${f.value}” adresi kullanımda; adres başlıktan üretilecek.`,
  },
  NOT_SAVED: {
    level: 'error',
    en: (f) => `The event could not be saved: ${f.reason}`,
    tr: (f) => `Etkinlik kaydedilemedi: ${f.reason}`,
  },
} as const satisfies Record<string, Entry>

export type ProblemCode = keyof typeof catalogue

/** One problem of one row, ready for the report. */
export type RowProblem = {
  line: number
  level: ProblemLevel
  code: ProblemCode
  /** Our field, where one is concerned. */
  field?: ImportField | 'metadata'
  /** The column or path of the file that holds it. */
  column?: string
  message: { en: string; tr: string }
}

const longestQuote = 80

/** A value as it may stand in a sentence: short, on one line. */
function quote(value: string | number): string | number {
  if (typeof value === 'number') return value
  const line = value.replace(/\s+/g, ' ').trim()
  return line.length > longestQuote
    ? `${line.slice(0, longestQuote).replace(/\p{Cs}/gu, '')}…`
    : line
}

/** Builds a problem with its sentences. Pure. */
export function makeProblem(problem: {
  line: number
  code: ProblemCode
  field?: RowProblem['field']
  column?: string
  facts?: Facts
}): RowProblem {
  const { line, code, field, column } = problem
  const entry: Entry = catalogue[code]
  const facts = Object.fromEntries(
    Object.entries(problem.facts ?? {}).map(([name, value]) => [name, quote(value)]),
  )
  return {
    line,
    level: entry.level,
    code,
    ...(field ? { field } : {}),
    ...(column ? { column } : {}),
    message: { en: entry.en(facts), tr: entry.tr(facts) },
  }
}
