/** Beginnings that a spreadsheet takes for a formula, in both widths, and what hides them. */
const formula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

/** Text that a spreadsheet shows rather than runs, whoever typed it. Pure. */
export function escapeFormula(text: string): string {
  return formula.test(text) ? `'${text}` : text
}
