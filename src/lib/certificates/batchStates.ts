import type { StateMachine } from '@/lib/states'

/**
 * planned -> approved (a person looked at the report and said yes) -> running <-> paused -> completed.
 * Until it is approved, a batch issues and mails nothing. Cancelling keeps what was issued; a completed
 * batch runs again for those that failed.
 */
export const batchStates = {
  labels: {
    planned: { en: 'Waiting for approval', tr: 'Onay bekliyor' },
    approved: { en: 'Approved', tr: 'Onaylandı' },
    running: { en: 'Running', tr: 'Sürüyor' },
    paused: { en: 'Paused', tr: 'Duraklatıldı' },
    completed: { en: 'Completed', tr: 'Tamamlandı' },
    cancelled: { en: 'Cancelled', tr: 'İptal edildi' },
  },
  initial: ['planned'],
  transitions: {
    planned: ['approved', 'cancelled'],
    approved: ['running', 'paused', 'cancelled'],
    running: ['paused', 'completed', 'cancelled'],
    paused: ['running', 'cancelled'],
    completed: ['running'],
    cancelled: [],
  },
} as const satisfies StateMachine<
  'approved' | 'cancelled' | 'completed' | 'paused' | 'planned' | 'running'
>

export type BatchStatus = keyof typeof batchStates.transitions
