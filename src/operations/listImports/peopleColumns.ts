import { foldName } from '@/lib/eventImport/foldName'
import type { SourceRow } from '@/lib/eventImport/sourceRow'

const aliases = {
  email: ['email', 'emailaddress', 'mail', 'eposta', 'epostaadresi', 'address', 'adres'],
  givenName: ['givenname', 'firstname', 'name', 'ad', 'adi', 'isim', 'vorname'],
  familyName: ['familyname', 'lastname', 'surname', 'soyad', 'soyadi', 'soyisim', 'nachname'],
  locale: ['locale', 'language', 'lang', 'dil'],
} as const

type Column = keyof typeof aliases

export type PersonLine = { line: number } & Record<Column, string>

/** Which column of a file holds what, by its name in English or Turkish. Pure. */
export function findColumns(names: readonly string[]): Partial<Record<Column, string>> {
  const found: Partial<Record<Column, string>> = {}
  for (const column of Object.keys(aliases) as Column[]) {
    const known: readonly string[] = aliases[column]
    const name = names.find((candidate) => known.includes(foldName(candidate)))
    if (name !== undefined) found[column] = name
  }
  return found
}

/** The person of one row. Pure. */
export function readPerson(row: SourceRow & { record: Record<string, unknown> }): PersonLine {
  const { line, record } = row
  const columns = findColumns(Object.keys(record))
  const cell = (column: Column) => {
    const name = columns[column]
    const value = name === undefined ? '' : record[name]
    return typeof value === 'string' ? value.replace(/[\p{Cc}\p{Surrogate}]/gu, ' ').trim() : ''
  }
  return {
    line,
    email: cell('email'),
    givenName: cell('givenName').slice(0, 100),
    familyName: cell('familyName').slice(0, 100),
    locale: cell('locale').toLowerCase(),
  }
}
