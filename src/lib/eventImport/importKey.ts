import { createHash } from 'node:crypto'
import { foldName } from '@/lib/eventImport/foldName'
import { foldText } from '@/lib/foldText'

const longestReadableId = 100

const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 40)

/**
 * The identity by which an event is known again when a file is imported twice: the file's own id, else
 * title, start as the file writes it and place. Neither case, accents nor spaces make a difference,
 * and a better time zone guess does not either. Pure.
 */
export function importKey(event: {
  importId?: string
  title: string
  startAsWritten: string
  place: string
}): string {
  const { importId, title, startAsWritten, place } = event
  if (importId)
    return importId.length <= longestReadableId ? `id:${importId}` : `id#${hash(importId)}`
  return `auto:${hash([foldText(title), startAsWritten, foldName(place)].join('\u0000'))}`
}
