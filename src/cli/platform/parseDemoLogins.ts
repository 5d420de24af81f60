import type { DemoLogin } from '@/cli/demoData/logins'

/** The log-ins among the lines that the seed printed: one JSON object each; logs and prose are left out. Pure. */
export function parseDemoLogins(lines: string[]): DemoLogin[] {
  return lines.flatMap((line) => {
    const entry = parse(line)
    return typeof entry?.email === 'string' && typeof entry.password === 'string'
      ? [{ role: String(entry.role ?? 'user'), email: entry.email, password: entry.password }]
      : []
  })
}

function parse(line: string): Record<string, unknown> | null {
  if (!line.startsWith('{')) return null
  try {
    return JSON.parse(line) as Record<string, unknown>
  } catch {
    return null
  }
}
