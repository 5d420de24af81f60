import type { StateMachine } from '@/lib/states'

/**
 * draft -> published -> completed; published <-> postponed; -> cancelled; -> archived; back to draft only
 * while nobody is actively registered (checked where the transition runs).
 */
export const eventStates = {
  labels: {
    draft: { en: 'Draft', tr: 'Taslak' },
    published: { en: 'Published', tr: 'Yayında' },
    postponed: { en: 'Postponed', tr: 'Ertelendi' },
    cancelled: { en: 'Cancelled', tr: 'İptal edildi' },
    completed: { en: 'Completed', tr: 'Tamamlandı' },
    archived: { en: 'Archived', tr: 'Arşivlendi' },
  },
  initial: ['draft', 'published'],
  transitions: {
    draft: ['published', 'archived'],
    published: ['postponed', 'cancelled', 'completed', 'draft'],
    postponed: ['published', 'cancelled'],
    cancelled: ['archived'],
    completed: ['archived'],
    archived: [],
  },
} as const satisfies StateMachine<
  'archived' | 'cancelled' | 'completed' | 'draft' | 'postponed' | 'published'
>

export type EventStatus = keyof typeof eventStates.transitions

/** States an outsider may see an event in; drafts and archived ones stay inside. */
export const publicEventStatuses: readonly EventStatus[] = [
  'published',
  'postponed',
  'cancelled',
  'completed',
]
