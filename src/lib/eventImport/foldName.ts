/** Letters that NFKD leaves alone although people type the plain one instead. */
const plainLetters: Record<string, string> = {
  ı: 'i',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
}

/**
 * The text in lower case, without accents, with single spaces: "  İSTANBUL  Zirvesi" and
 * "istanbul zirvesi" become the same. Punctuation stays, so that "C#" and "C++" differ. Pure.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ıßøłđæœþ]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(/\s+/g, ' ')
    .trim()
}

/** As `foldText`, with letters and digits only: the form in which names are compared. Pure. */
export function foldName(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}]+/gu, '')
}
