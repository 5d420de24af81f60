import type { Comparison, Measurement } from './bench'

export type Spread = { median: number; min: number; max: number }

export type Row = {
  name: string
  role: Comparison['variants'][number]['role']
  perSecond: Spread
  /** Our rate as a multiple of this one's, pair by pair; null in our own row. */
  ratio: Spread | null
  notes: Record<string, number>
}

/**
 * Measures the variants in turns, A B C A B C …, after one turn that does not count, and compares ours with
 * each other one turn by turn: what the machine does meanwhile hits both sides of a ratio alike.
 */
export async function compare(comparison: Comparison, wanted: number): Promise<Row[]> {
  const pairs = turnsOf(comparison, wanted)
  const turns: Measurement[][] = []
  for (let turn = -1; turn < pairs; turn += 1) {
    const results: Measurement[] = []
    for (const { measure } of comparison.variants) results.push(await measure())
    if (turn >= 0) turns.push(results)
  }
  const ours = comparison.variants.findIndex(({ role }) => role === 'ours')
  return comparison.variants.map(({ name, role }, index) => ({
    name,
    role,
    perSecond: spread(turns.map((turn) => turn[index]?.perSecond ?? NaN)),
    ratio:
      index === ours
        ? null
        : spread(
            turns.map((turn) => (turn[ours]?.perSecond ?? NaN) / (turn[index]?.perSecond ?? NaN)),
          ),
    notes: medians(turns.map((turn) => turn[index]?.notes ?? {})),
  }))
}

/** How many turns of a comparison count. Pure. */
export const turnsOf = ({ mostPairs = Infinity }: Pick<Comparison, 'mostPairs'>, wanted: number) =>
  Math.min(wanted, mostPairs)

/** Median, least and most. Pure. */
export function spread(values: number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const at = (index: number) => sorted[index] ?? NaN
  const median = sorted.length % 2 ? at(Math.floor(middle)) : (at(middle - 1) + at(middle)) / 2
  return { median, min: at(0), max: at(sorted.length - 1) }
}

function medians(turns: Record<string, number>[]): Record<string, number> {
  const names = new Set(turns.flatMap((notes) => Object.keys(notes)))
  return Object.fromEntries(
    [...names].map((name) => [name, spread(turns.flatMap((notes) => notes[name] ?? [])).median]),
  )
}
