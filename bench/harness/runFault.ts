import { parseArgs } from 'node:util'

/** What one run found: each a sentence, and whether it holds. */
export type Finding = [text: string, holds: boolean]

export type Moment = {
  /** Between 0 and 1, the same for the same seed. */
  random: () => number
  /** A whole number from `from` to `to`. */
  between: (from: number, to: number) => number
  pick: <T>(choices: readonly T[]) => T
  /** Makes names of one run its own. */
  run: string
}

type Round = (moment: Moment) => Promise<Finding[]>

/**
 * `--seed N` of the first run (else a random one) and `--times 20`; where a script says so also `--before COMMIT` for
 * two versions, `--people 600`, and `--redis` for queues on a Redis of its own.
 */
export function faultOptions() {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      times: { type: 'string', default: '20' },
      before: { type: 'string' },
      people: { type: 'string', default: '600' },
      redis: { type: 'boolean', default: false },
    },
  })
  const first = values.seed ? Number(values.seed) : Math.floor(Math.random() * 1_000_000)
  const { times, before, people, redis } = values
  return { first, times: Number(times), before, people: Number(people), redis }
}

/**
 * Injects a fault `times` times and prints a line per run: its seed and what was compared; what did not hold gets
 * a line of its own. `close` ends what the runs used.
 * @returns never: exit code 1 where anything did not hold
 */
export async function runFault({ round, close }: { round: Round; close: () => Promise<void> }) {
  const { first, times } = faultOptions()
  let broken = 0
  for (let run = 0; run < times; run += 1) {
    const seed = first + run
    const findings = await attempt(round, seed)
    const bad = findings.filter(([, holds]) => !holds)
    if (bad.length > 0) broken += 1
    const told = findings.map(([text]) => text).join(' · ')
    process.stdout.write(`${bad.length > 0 ? '✘' : '✔'} seed ${seed}: ${told}\n`)
    for (const [text] of bad) process.stdout.write(`    does not hold: ${text}\n`)
  }
  process.stdout.write(`${times - broken} of ${times} runs held.\n`)
  await close()
  process.exit(broken > 0 ? 1 : 0)
}

async function attempt(round: Round, seed: number): Promise<Finding[]> {
  const random = makeRandom(seed)
  const between = (from: number, to: number) => from + Math.floor(random() * (to - from + 1))
  const pick = <T>(choices: readonly T[]) => choices[between(0, choices.length - 1)] as T
  try {
    return await round({ random, between, pick, run: `r${seed}` })
  } catch (error) {
    return [[`the run ended: ${error instanceof Error ? error.stack : String(error)}`, false]]
  }
}

/** Mulberry32: small, and good enough to choose moments. */
function makeRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
