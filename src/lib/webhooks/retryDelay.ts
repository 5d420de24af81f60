const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** Pauses after the first, second, ... failed try: three days in all. */
const pausesMs = [
  5_000,
  5 * minuteMs,
  30 * minuteMs,
  2 * hourMs,
  5 * hourMs,
  10 * hourMs,
  14 * hourMs,
  18 * hourMs,
  23 * hourMs,
]

/**
 * How long to wait after the given number of failed tries, or null when there were enough. `spread` (0 to 1)
 * moves it by up to a tenth, so that many deliveries do not come back at one moment. Pure.
 */
export function retryDelayMs(failedTries: number, spread: number): number | null {
  const pause = pausesMs[failedTries - 1]
  return pause === undefined ? null : Math.round(pause * (0.95 + spread / 10))
}
