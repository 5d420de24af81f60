const minute = 60_000

/** Waits after a "not now" (4xx) of the mail server; after the last one the mail is given up. */
export const retryWaitsMs = [minute, 5 * minute, 30 * minute, 120 * minute, 360 * minute] as const

/** Wait after trouble with the server itself, which no single mail is to blame for. */
export const outageWaitMs = 15_000

/** How long to wait after that many tries, or null: no more. Pure. */
export function nextRetryMs(tries: number): number | null {
  return retryWaitsMs[tries - 1] ?? null
}
