/** What happened on one day of a calendar, `YYYY-MM-DD`. */
export type DayFigures = { day: string; registrations: number; grossMinor: number }

/** So many days in a row, from `day` on, taken together. */
export type DayGroup = DayFigures & { days: number }

const dayMs = 86_400_000
const least = 7
const most = 42

const textOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)

/**
 * Days for a chart, oldest first, with those on which nothing happened: at least 7, up to the last day given.
 * Past 42, whole weeks are taken together, so many at a time that no more than 42 groups remain. Empty for
 * nothing. Pure.
 */
export function groupDays(figures: DayFigures[]): DayGroup[] {
  const all = figures.map((figure) => ({ ...figure, at: Date.parse(figure.day) }))
  if (all.length === 0) return []
  const last = Math.max(...all.map(({ at }) => at))
  const first = Math.min(...all.map(({ at }) => at), last - (least - 1) * dayMs)
  const span = Math.round((last - first) / dayMs) + 1
  const days = span <= most ? 1 : 7 * Math.ceil(span / 7 / most)
  const count = Math.ceil(span / days)
  // Counted back from the last day: the newest group is never a broken one.
  const start = last - (count * days - 1) * dayMs
  const groups = Array.from({ length: count }, (_, index) => ({
    ...{ day: textOf(start + index * days * dayMs), days },
    ...{ registrations: 0, grossMinor: 0 },
  }))
  for (const { at, registrations, grossMinor } of all) {
    const group = groups[Math.floor((at - start) / dayMs / days)]
    if (!group) continue
    group.registrations += registrations
    group.grossMinor += grossMinor
  }
  return groups
}
