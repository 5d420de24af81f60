import { foldText } from '@/lib/foldText'

/** More would cost more than they narrow. */
const maxWords = 8

/** The words somebody searches for, folded, at most eight. Pure. */
export function searchWords(text: string | undefined): string[] {
  return foldText(text ?? '')
    .split(' ')
    .filter(Boolean)
    .slice(0, maxWords)
}
