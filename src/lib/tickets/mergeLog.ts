import type { TicketEnvelope } from './envelope'

/** Entries of a log from several sources (page, join, push, REST) in order, each once. Pure. */
export function mergeLog(known: TicketEnvelope[], more: TicketEnvelope[]): TicketEnvelope[] {
  const bySeq = new Map([...known, ...more].map((entry) => [entry.seq, entry]))
  if (bySeq.size === known.length) return known
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq)
}

/** The place up to which there is no gap, from `start` on: what is asked for again comes after it. Pure. */
export function placeWithoutGap(log: TicketEnvelope[], start: number): number {
  let place = start
  for (const { seq } of log) {
    if (seq > place + 1) break
    if (seq === place + 1) place = seq
  }
  return place
}
