/** What a child process tells the one that started it, over IPC. */
export type LifeMessage = { type: 'ready' } | { type: 'stop' }

/** Tells the parent, if there is one, that this process serves. */
export function announceReady(): void {
  process.send?.({ type: 'ready' } satisfies LifeMessage)
}

type Options = { stop: () => Promise<void>; onError: (error: unknown) => void; limitMs: number }

/**
 * Stops in order on SIGTERM, SIGINT, an IPC `stop` or the loss of the parent, then exits 0; exits 1 if
 * stopping fails or takes longer than `limitMs`.
 */
export function stopOnSignal({ stop, onError, limitMs }: Options): void {
  let stopping = false
  const begin = () => {
    if (stopping) return
    stopping = true
    setTimeout(() => {
      onError(new Error(`not stopped after ${limitMs} ms`))
      process.exit(1)
    }, limitMs).unref()
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        onError(error)
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', begin)
  process.on('SIGINT', begin)
  process.on('disconnect', begin)
  process.on('message', (message: LifeMessage) => {
    if (message?.type === 'stop') begin()
  })
}
