import type pino from 'pino'

/** Long enough to gather lines under load, too short to be noticed by who reads them. */
const gatherMs = 20

/**
 * Writes the lines of a moment at once: under load a write for each costs more than to make the line. What is
 * gathered when the process ends is written too, unless it is killed.
 */
export function gatherLines(destination: ReturnType<typeof pino.destination>) {
  let gathered = ''
  let ended = false
  const pass = () => {
    if (gathered !== '' && !ended) destination.write(gathered)
    gathered = ''
  }
  const flushSync = () => {
    pass()
    if (!ended) destination.flushSync()
  }
  destination.once('close', () => (ended = true))
  process.once('exit', flushSync)
  return {
    write: (line: string) => {
      if (gathered === '') setTimeout(pass, gatherMs).unref()
      gathered += line
    },
    flushSync,
  }
}
