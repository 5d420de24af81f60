import type { TicketPriority } from '@/lib/ticketPriorities'

const hour = 60 * 60 * 1000

/** How soon a ticket should be answered and solved, by priority: around the clock, from its opening. */
export const answerTargets: Record<
  TicketPriority,
  { firstResponseMs: number; resolutionMs: number }
> = {
  low: { firstResponseMs: 48 * hour, resolutionMs: 240 * hour },
  medium: { firstResponseMs: 24 * hour, resolutionMs: 120 * hour },
  high: { firstResponseMs: 8 * hour, resolutionMs: 48 * hour },
  urgent: { firstResponseMs: 2 * hour, resolutionMs: 12 * hour },
}

export type TargetState = 'breached' | 'due' | 'met' | 'missed' | 'soon'

type Clock = { startedAt: string; targetMs: number; metAt: string | null; now: number }

/**
 * How a target stands: `met` or `missed` once it is over, else `due`, `soon` (the last quarter of its time)
 * or `breached`. Judged by the times themselves, not by when somebody looked. Pure.
 */
export function readTarget({ startedAt, targetMs, metAt, now }: Clock): {
  state: TargetState
  dueAt: string
  leftMs: number
} {
  const due = new Date(startedAt).getTime() + targetMs
  const over = metAt ? new Date(metAt).getTime() : null
  const leftMs = due - (over ?? now)
  const dueAt = new Date(due).toISOString()
  if (over !== null) return { state: leftMs >= 0 ? 'met' : 'missed', dueAt, leftMs }
  if (leftMs < 0) return { state: 'breached', dueAt, leftMs }
  return { state: leftMs < targetMs / 4 ? 'soon' : 'due', dueAt, leftMs }
}
