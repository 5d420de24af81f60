export type ReadNumber = {
  /** The digits with a point for the decimals: exact, never a float. */
  decimal: string
  /** True where a lone mark before three digits was taken to separate thousands. */
  isGuessed: boolean
}

const thousands = /^\d{1,3}(?:([.,' \u00a0\u202f])\d{3})(?:\1\d{3})*$/

/**
 * Reads a number as people write it: `1250`, `1.250,50`, `1,250.50`, `1 250`. A lone point or comma
 * before exactly three digits separates thousands (`1.250` is 1250, as in Turkish), and says so.
 * Pure; null for anything else, signs and exponents among it.
 */
export function readNumber(text: string): ReadNumber | null {
  const trimmed = text.trim()
  const match = /^(\d[\d.,' \u00a0\u202f]*?)(?:([.,])(\d{1,2}|\d{4,}))?$/.exec(trimmed)
  if (!match || trimmed.length > 30) return null
  const [, whole = '', mark, decimals] = match
  const isPlain = /^\d+$/.test(whole)
  const grouped = thousands.exec(whole)
  if (!isPlain && (!grouped || grouped[1] === mark)) return null
  const digits = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '')
  const isLoneMark = !isPlain && !mark && /^\d+[.,]\d{3}$/.test(whole)
  return { decimal: decimals ? `${digits}.${decimals}` : digits, isGuessed: isLoneMark }
}
