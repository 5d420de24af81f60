/** One try to let somebody in or out. Sent again, it stays the same scan: the nonce says so. */
export type Scan = {
  nonce: string
  subject: { code: string } | { registration: string }
  list: string
  direction: 'in' | 'out'
  /** ISO 8601, by the clock of the device. */
  scannedAt: string
}

export type ScanAnswer =
  | { kind: 'accepted'; checkIn: string; at: string; name: string; ticket: string | null }
  | {
      kind: 'refused'
      code: string
      message: string
      /** Of the first entry, where that is why. */
      at?: string
      gate?: string
      name?: string
    }

/** `unreachable`: nobody knows whether it arrived. `signedOut`: it waits until somebody signs in. */
export type SendResult = ScanAnswer | { kind: 'signedOut' } | { kind: 'unreachable' }

export type ScanEntry = Scan & {
  state: 'answered' | 'sending' | 'undone' | 'waiting'
  answer?: ScanAnswer
}

export type ScanQueueState = { entries: ScanEntry[]; signedOut: boolean }

type Options = {
  send: (scan: Scan & { late: boolean }) => Promise<SendResult>
  /** What was not answered when the page was left. */
  load: () => Scan[]
  save: (open: Scan[]) => void
  /** Runs it later; gives what cancels it. */
  later: (work: () => void) => () => void
}

const kept = 30

export type ScanQueue = ReturnType<typeof makeScanQueue>

/**
 * Scans of one device, newest first, sent one by one in the order they were made. What gets no answer waits
 * and is sent again, unchanged; it survives the page being closed. A store for `useSyncExternalStore`.
 */
export function makeScanQueue({ send, load, save, later }: Options) {
  const restored = load().map((scan): ScanEntry => ({ ...scan, state: 'waiting' }))
  let state: ScanQueueState = { entries: restored.reverse(), signedOut: false }
  const listeners = new Set<() => void>()
  let running = false
  let cancel: (() => void) | null = null

  const isOpen = (entry: ScanEntry) => entry.state === 'sending' || entry.state === 'waiting'
  const set = (change: Partial<ScanQueueState>) => {
    state = { ...state, ...change }
    const open = state.entries.filter(isOpen)
    const done = state.entries.filter((entry) => !isOpen(entry)).slice(0, kept)
    state.entries = state.entries.filter((entry) => open.includes(entry) || done.includes(entry))
    save(open.map(({ state: _state, answer: _answer, ...scan }) => scan).reverse())
    for (const listener of listeners) listener()
  }
  const mark = (nonce: string, change: Partial<ScanEntry>) =>
    state.entries.map((entry) => (entry.nonce === nonce ? { ...entry, ...change } : entry))

  async function flush(): Promise<void> {
    cancel?.()
    cancel = null
    if (running) return
    running = true
    try {
      for (;;) {
        const next = state.entries.findLast(isOpen)
        if (!next) return
        const { state: before, answer: _answer, ...scan } = next
        const result = await send({ ...scan, late: before === 'waiting' })
        if (result.kind === 'unreachable' || result.kind === 'signedOut') {
          const entries = state.entries.map((entry) =>
            isOpen(entry) ? { ...entry, state: 'waiting' as const } : entry,
          )
          set({ entries, signedOut: result.kind === 'signedOut' })
          cancel = later(() => void flush())
          return
        }
        set({
          entries: mark(next.nonce, { state: 'answered', answer: result }),
          signedOut: false,
        })
      }
    } finally {
      running = false
    }
  }

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    read: () => state,
    add: (scan: Scan) => {
      set({ entries: [{ ...scan, state: 'sending' }, ...state.entries] })
      return flush()
    },
    /** Sends what waits at once: the network is back. */
    flush,
    markUndone: (nonce: string) => set({ entries: mark(nonce, { state: 'undone' }) }),
    stop: () => cancel?.(),
  }
}
