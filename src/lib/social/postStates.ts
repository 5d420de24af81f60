import type { StateMachine } from '@/lib/states'

/**
 * draft -> scheduled -> publishing -> posted | partial | failed | needs_attention. A scheduled post may go back
 * to draft; one that did not reach every account may be tried again. `needs_attention` waits for a person: an
 * account to reconnect, an outcome nobody knows, a time that was missed.
 */
export const postStates = {
  labels: {
    draft: { en: 'Draft', tr: 'Taslak' },
    scheduled: { en: 'Scheduled', tr: 'Zamanlandı' },
    publishing: { en: 'Publishing', tr: 'Yayımlanıyor' },
    posted: { en: 'Posted', tr: 'Yayımlandı' },
    partial: { en: 'Partly posted', tr: 'Kısmen yayımlandı' },
    failed: { en: 'Failed', tr: 'Başarısız' },
    needs_attention: { en: 'Needs attention', tr: 'İlgi bekliyor' },
  },
  initial: ['draft'],
  transitions: {
    draft: ['scheduled', 'publishing'],
    scheduled: ['draft', 'publishing', 'scheduled', 'needs_attention'],
    publishing: ['posted', 'partial', 'failed', 'needs_attention'],
    posted: [],
    partial: ['publishing'],
    failed: ['publishing', 'draft', 'scheduled'],
    needs_attention: ['publishing', 'draft', 'scheduled', 'posted', 'partial', 'failed'],
  },
} as const satisfies StateMachine<
  'draft' | 'failed' | 'needs_attention' | 'partial' | 'posted' | 'publishing' | 'scheduled'
>

export type PostStatus = keyof typeof postStates.transitions

/**
 * One post on one account: queued -> armed (its key is stored, the call may be under way) -> posted. The
 * platform refuses: failed. Nobody knows: unknown, until the platform is asked. What only a person can mend:
 * needs_attention.
 */
export const targetStates = {
  labels: {
    queued: { en: 'Waiting', tr: 'Sırada' },
    armed: { en: 'Being posted', tr: 'Gönderiliyor' },
    posted: { en: 'Posted', tr: 'Yayımlandı' },
    failed: { en: 'Refused', tr: 'Reddedildi' },
    unknown: { en: 'Outcome unknown', tr: 'Sonuç bilinmiyor' },
    needs_attention: { en: 'Needs attention', tr: 'İlgi bekliyor' },
  },
  initial: ['queued'],
  transitions: {
    queued: ['armed', 'failed', 'needs_attention'],
    armed: ['posted', 'queued', 'failed', 'unknown', 'needs_attention'],
    unknown: ['posted', 'queued', 'needs_attention'],
    posted: [],
    failed: ['queued'],
    needs_attention: ['queued', 'unknown'],
  },
} as const satisfies StateMachine<
  'armed' | 'failed' | 'needs_attention' | 'posted' | 'queued' | 'unknown'
>

export type TargetState = keyof typeof targetStates.transitions

/** What the states of its targets make of a post; null while one of them is under way. Pure. */
export function settledStatus(states: readonly TargetState[]): PostStatus | null {
  if (states.length === 0) return 'failed'
  if (states.some((state) => ['armed', 'queued', 'unknown'].includes(state))) return null
  if (states.includes('needs_attention')) return 'needs_attention'
  if (states.every((state) => state === 'posted')) return 'posted'
  return states.includes('posted') ? 'partial' : 'failed'
}
