/** Letters that NFKD leaves alone although people type the plain one instead. */
export const plainLetters: Readonly<Record<string, string>> = {
  ı: 'i',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ς: 'σ',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
}

/**
 * Text as it is compared in searches: without accents and case, the Turkish i in all four forms as one
 * letter, with single spaces, so that `istanbul` finds `İstanbul` and `IĞDIR` finds `Iğdır`. Punctuation
 * stays: `C#` and `C++` differ. Pure; src/db/searchTexts.ts does the same in SQL.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ıøłđςßæœþ]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(/\s+/g, ' ')
    .trim()
}
