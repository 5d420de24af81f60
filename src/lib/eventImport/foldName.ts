import { foldText } from '@/lib/foldText'

/** As `foldText`, with letters and digits only: the form in which names are compared. Pure. */
export function foldName(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}]+/gu, '')
}
