import type { Payload } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { findImportField } from '@/lib/eventImport/importFields'
import { readEvents } from '@/lib/eventImport/readEvents'
import { foldName } from '@/lib/eventImport/foldName'
import type { FoundShape } from '@/lib/eventImport/readRows'
import { readImportFile } from '@/operations/eventImports/importFile'
import type { ImportRow } from '@/operations/eventImports/importRow'
import { readingOf } from '@/operations/eventImports/readingOf'

/**
 * Reads the whole file once without keeping anything of it: counts its rows and tells what it is. Safe to
 * repeat.
 * @returns how many rows there are
 * @throws ImportFileError where the file, or the rest of it, cannot be trusted
 */
export async function scanFile({
  payload,
  row: { id, options },
}: {
  payload: Payload
  row: ImportRow
}): Promise<number> {
  const shape: FoundShape = {}
  let total = 0
  const bytes = readImportFile(payload, id)
  for await (const _row of readEvents({ bytes, ...readingOf(options), found: shape })) total += 1
  const { columns, ...facts } = shape
  const found = { ...facts, columns: columns?.map((name) => ({ name, target: targetOf(name) })) }
  await queryRows(
    payload,
    sql`UPDATE event_imports SET total = ${total}, found = ${JSON.stringify(found)}::jsonb,
          updated_at = now()
        WHERE id = ${id}`,
  )
  return total

  function targetOf(column: string): string {
    const chosen = Object.entries(options.mapping ?? {}).find(
      ([name]) => foldName(name) === foldName(column),
    )
    return chosen?.[1] ?? findImportField(column)?.field ?? 'metadata'
  }
}
