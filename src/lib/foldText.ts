/**
 * Text as it is compared in searches: without accents and case, the Turkish i in all four forms as one
 * letter, so that `istanbul` finds `İstanbul` and `IĞDIR` finds `Iğdır`. Pure.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('æ', 'ae')
    .replace(/\s+/g, ' ')
    .trim()
}
