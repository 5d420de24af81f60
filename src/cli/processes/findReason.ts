/**
 * Why a process failed, in one line, out of what it printed last: the last error it named, in a log line
 * or a stack, else its last words. Pure.
 */
export function findReason(lines: string[]): string {
  for (const line of [...lines].reverse()) {
    const reason =
      fromLogLine(line) ?? /^\s*(?:Uncaught )?\w*Error(?: \[\w+\])?: (.+)/.exec(line)?.[1]
    if (reason) return reason.trim()
  }
  return (
    lines.findLast((line) => line.trim() !== '' && !/^Node\.js v/.test(line))?.trim() ??
    'it said nothing'
  )
}

function fromLogLine(line: string): string | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    const { level, err, msg } = JSON.parse(line) as {
      level?: string
      err?: { message?: string }
      msg?: string
    }
    return level === 'error' || level === 'fatal' ? (err?.message ?? msg) : undefined
  } catch {
    return undefined
  }
}
