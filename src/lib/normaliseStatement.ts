const longest = 2_000

/** A statement as a log may show it: no values, one line, the same for all that differ in values only. Pure. */
export function normaliseStatement(text: string): string {
  return text
    .replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, '?')
    .replace(/'(?:[^']|'')*'/g, '?')
    .replace(/--[^\n]*/g, '')
    .replace(/(?<![\w$."])\d+(\.\d+)?\b/g, '?')
    .replace(/\(\s*\?(\s*,\s*\?)+\s*\)/g, '(?, …)')
    .replace(/\(\s*\$\d+(\s*,\s*\$\d+)+\s*\)/g, '($$1, …)')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longest)
}
