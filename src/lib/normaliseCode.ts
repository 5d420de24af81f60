/** The code as stored, from what a person typed: any case, with or without dashes and spaces. Pure. */
export function normaliseCode(typed: string): string {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
  return letters.match(/.{1,3}/g)?.join('-') ?? ''
}
