/** Where the measurements of one bench come from. */
export type Variant = {
  /** In the table: what runs, and with what. */
  name: string
  role: 'floor' | 'ours' | 'peer'
  /** One timed stretch; @throws when an answer was not what it must be, which voids the run. */
  measure: () => Promise<Measurement>
}

export type Measurement = {
  /** Work done per second of wall time. */
  perSecond: number
  /** What else the table shows, such as p99 in milliseconds. */
  notes?: Record<string, number>
}

/** Variants that do the same work and are measured in turns. */
export type Comparison = {
  title: string
  variants: Variant[]
  /** Turns at most, where one takes minutes. */
  mostPairs?: number
}

export type Bench = {
  title: string
  /** What the figures claim, and what they do not. */
  claim: string
  /** Starts everything; `close` ends it. */
  prepare: (options: BenchOptions) => Promise<Prepared>
}

export type BenchOptions = {
  pairs: number
  seconds: number
  /** Share of the full size, for a trial run; 1 is what may be recorded. */
  scale: number
}

export type Prepared = {
  comparisons: Comparison[]
  /** A sentence about each thing that this machine could not measure. */
  leftOut?: string[]
  /** Things that must fail when they are done wrong: each tells what was caught, or throws. */
  controls: { name: string; prove: () => Promise<string> }[]
  close: () => Promise<void>
}
