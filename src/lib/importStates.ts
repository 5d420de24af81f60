import type { StateMachine } from '@/lib/states'

/**
 * queued -> running -> checked (a dry run has ended) or completed; running -> failed. A checked import goes
 * back to queued to be imported or checked again, a failed one to go on where it stopped. Whatever waits
 * or runs can be cancelled; what was imported until then stays.
 */
export const importStates = {
  labels: {
    queued: { en: 'Waiting', tr: 'Bekliyor' },
    running: { en: 'Running', tr: 'Sürüyor' },
    checked: { en: 'Checked', tr: 'Denetlendi' },
    completed: { en: 'Imported', tr: 'Aktarıldı' },
    failed: { en: 'Failed', tr: 'Başarısız' },
    cancelled: { en: 'Cancelled', tr: 'İptal edildi' },
  },
  initial: ['queued'],
  transitions: {
    queued: ['running', 'cancelled', 'failed'],
    running: ['checked', 'completed', 'failed', 'cancelled'],
    checked: ['queued', 'cancelled'],
    completed: [],
    failed: ['queued', 'cancelled'],
    cancelled: [],
  },
} as const satisfies StateMachine<
  'cancelled' | 'checked' | 'completed' | 'failed' | 'queued' | 'running'
>

export type ImportStatus = keyof typeof importStates.transitions
