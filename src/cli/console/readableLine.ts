const levels: Record<string, string> = { info: '', debug: 'debug ', trace: 'trace ' }
const known = new Set(['level', 'time', 'pid', 'msg', 'err'])

/**
 * A JSON log line as a person reads it in a terminal: time, process, message, facts. Any other line is
 * passed on behind the name of its process. Pure.
 */
export function readableLine({ name, text }: { name: string; text: string }): string {
  const entry = parse(text)
  if (!entry) return `${name.padEnd(6)} ${text}`
  const time = typeof entry.time === 'string' ? entry.time.slice(11, 19) : ''
  const level = String(entry.level ?? 'info')
  const mark = levels[level] ?? `${level.toUpperCase()} `
  const facts = Object.entries(entry)
    .filter(([key, value]) => !known.has(key) && value !== undefined)
    .map(([key, value]) => ` ${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
  const error = entry.err as { message?: string } | undefined
  return [
    `${time} ${name.padEnd(6)} ${mark}${String(entry.msg ?? '')}`,
    ...facts,
    error?.message ? ` (${error.message})` : '',
  ].join('')
}

function parse(text: string): Record<string, unknown> | null {
  if (!text.startsWith('{')) return null
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return null
  }
}
