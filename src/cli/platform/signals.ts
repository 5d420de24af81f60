/** What the person at the terminal, or the system, asked of this command. */
export type StopRequest = {
  /** Aborts with the first Ctrl-C, SIGTERM or hang-up. */
  signal: AbortSignal
  /** Settles with it. */
  asked: Promise<void>
  /** Calls `act` on the next one, which means: now, not in order. */
  onImpatience: (act: () => void) => void
}

/** npm passes a Ctrl-C on that the terminal has sent already: within this time two are one. */
const echoMs = 500

/** Takes over Ctrl-C, SIGTERM and hang-up: nothing ends by itself any more. Call once. */
export function listenForStop(): StopRequest {
  const stopping = new AbortController()
  const impatient: (() => void)[] = []
  let firstAt: number | undefined
  const onSignal = () => {
    if (firstAt === undefined) {
      firstAt = performance.now()
      stopping.abort(new Error('Stopped on request.'))
    } else if (performance.now() - firstAt > echoMs) {
      for (const act of impatient) act()
    }
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, onSignal)
  // A terminal that is gone takes no more lines; stopping in order goes on without it.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  const asked = new Promise<void>((resolve) => {
    stopping.signal.addEventListener('abort', () => resolve(), { once: true })
  })
  return { signal: stopping.signal, asked, onImpatience: (act) => void impatient.push(act) }
}
