import type { PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import type { SheetColumn, SheetValue } from '@/documents/sheetColumns'
import { currencyDigits } from '@/lib/currencyDigits'
import { languageOf, type LocalisedText } from '@/lib/localisedText'
import { registrationStates, type RegistrationStatus } from '@/lib/registrationStates'
import type { StaffEvent } from '@/operations/events/requireStaffEvent'
import { filterStatement, type RegistrationFilter } from './registrationFilter'

type Row = {
  id: string
  created: string
  code: string
  given_name: string
  family_name: string | null
  email: string
  status: RegistrationStatus
  ticket: string | null
  price: string | null
  paid: string | null
  currency: string | null
  source: string | null
  registered: string
  confirmed: string | null
  checked_in: string | null
  answers: Record<string, unknown> | null
}

type Column = Omit<SheetColumn, 'header'> & {
  header: LocalisedText
  value: (row: Row, language: 'en' | 'tr') => SheetValue
}

const money = (minor: string | null, currency: string | null): number | null =>
  minor === null ? null : Number(minor) / 10 ** (currencyDigits(currency ?? '') ?? 2)

const columns: Column[] = [
  { header: { en: 'Code', tr: 'Kod' }, width: 14, value: (row) => row.code },
  { header: { en: 'Given name', tr: 'Ad' }, width: 20, value: (row) => row.given_name },
  { header: { en: 'Family name', tr: 'Soyad' }, width: 20, value: (row) => row.family_name },
  { header: { en: 'E-mail', tr: 'E-posta' }, width: 32, value: (row) => row.email },
  {
    header: { en: 'Status', tr: 'Durum' },
    width: 14,
    value: (row, language) => registrationStates.labels[row.status][language],
  },
  { header: { en: 'Ticket type', tr: 'Bilet türü' }, width: 18, value: (row) => row.ticket },
  {
    header: { en: 'Price', tr: 'Ücret' },
    kind: 'number',
    width: 10,
    value: (row) => money(row.price, row.currency),
  },
  {
    header: { en: 'Paid', tr: 'Ödenen' },
    kind: 'number',
    width: 10,
    value: (row) => money(row.paid, row.currency),
  },
  { header: { en: 'Currency', tr: 'Para birimi' }, width: 10, value: (row) => row.currency },
  {
    header: { en: 'Registered', tr: 'Kayıt zamanı' },
    kind: 'moment',
    width: 17,
    value: (row) => row.registered,
  },
  {
    header: { en: 'Confirmed', tr: 'Onay zamanı' },
    kind: 'moment',
    width: 17,
    value: (row) => row.confirmed,
  },
  {
    header: { en: 'Checked in', tr: 'Giriş zamanı' },
    kind: 'moment',
    width: 17,
    value: (row) => row.checked_in,
  },
  { header: { en: 'Source', tr: 'Kaynak' }, width: 12, value: (row) => row.source },
  {
    header: { en: 'Answers', tr: 'Yanıtlar' },
    width: 40,
    value: ({ answers }) => (answers ? words(answers) : null),
  },
]

const words = (answers: Record<string, unknown>) =>
  Object.entries(answers)
    .map(([question, answer]) => `${question}: ${plain(answer)}`)
    .join('; ')

const plain = (answer: unknown) => (typeof answer === 'string' ? answer : JSON.stringify(answer))

type Input = { req: PayloadRequest; event: StaffEvent; filter: RegistrationFilter }

const batchRows = 1_000

/**
 * The registrations of an event as a sheet, in the reader's language and the event's zone: its columns, and
 * its rows in batches, oldest first. Each batch is one statement that holds no connection between, however
 * slowly the file is taken.
 */
export function registrationSheet({ req, event, filter }: Input) {
  const language = languageOf(req.i18n.language)
  return {
    columns: columns.map(({ header, kind, width }) => ({ header: header[language], kind, width })),
    batches: batches(),
  }

  async function* batches(): AsyncGenerator<SheetValue[][]> {
    let last: Row | undefined
    for (;;) {
      const rows: Row[] = await readBatch({ req, event, filter, after: last })
      if (rows.length > 0) yield rows.map((row) => columns.map(({ value }) => value(row, language)))
      if (rows.length < batchRows) return
      last = rows.at(-1)
    }
  }
}

async function readBatch({ req, event, filter, after }: Input & { after?: Row }): Promise<Row[]> {
  const local = (column: string) =>
    sql`to_char(${sql.raw(`r.${column}`)} AT TIME ZONE ${event.timezone}, 'YYYY-MM-DD HH24:MI')`
  const next = after
    ? sql`AND (r.created_at, r.id) > (${after.created}::timestamptz, ${after.id}::uuid)`
    : sql.empty()
  return queryRows<Row>(
    req.payload,
    sql`SELECT r.id, r.created_at::text AS created, r.code, r.given_name, r.family_name, r.email,
          r.status::text AS status, t.name AS ticket, r.price_minor AS price,
          r.amount_paid_minor AS paid, r.currency, r.source::text AS source,
          ${local('created_at')} AS registered, ${local('confirmed_at')} AS confirmed,
          ${local('checked_in_at')} AS checked_in, r.answers
        FROM registrations r LEFT JOIN ticket_types t ON t.id = r.ticket_type_id
        WHERE ${filterStatement(event.id, filter)} ${next}
        ORDER BY r.created_at, r.id LIMIT ${batchRows}`,
  )
}
