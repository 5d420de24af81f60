import type { StateMachine } from '@/lib/states'

/**
 * The fate of one mail to one person. `handoff` is written before the bytes leave and `accepted` after
 * the server took them: a process that dies between the two leaves `unknown`, never a second mail.
 */
export const deliveryStates = {
  labels: {
    pending: { en: 'Pending', tr: 'Bekliyor' },
    claimed: { en: 'Claimed', tr: 'Alındı' },
    handoff: { en: 'Handing over', tr: 'Teslim ediliyor' },
    accepted: { en: 'Accepted', tr: 'Kabul edildi' },
    skipped: { en: 'Skipped', tr: 'Atlandı' },
    retry: { en: 'To be retried', tr: 'Yeniden denenecek' },
    dead: { en: 'Given up', tr: 'Vazgeçildi' },
    bounced: { en: 'Bounced', tr: 'Geri döndü' },
    complained: { en: 'Complained', tr: 'Şikâyet edildi' },
    unknown: { en: 'Unknown', tr: 'Bilinmiyor' },
  },
  initial: ['pending'],
  transitions: {
    pending: ['claimed', 'skipped'],
    claimed: ['handoff', 'skipped', 'pending', 'retry', 'dead'],
    handoff: ['accepted', 'retry', 'dead', 'unknown'],
    accepted: ['bounced', 'complained'],
    skipped: [],
    retry: ['claimed', 'skipped', 'dead'],
    dead: ['pending'],
    bounced: [],
    complained: [],
    unknown: ['accepted', 'pending', 'dead'],
  },
} as const satisfies StateMachine<
  | 'accepted'
  | 'bounced'
  | 'claimed'
  | 'complained'
  | 'dead'
  | 'handoff'
  | 'pending'
  | 'retry'
  | 'skipped'
  | 'unknown'
>

export type DeliveryState = keyof typeof deliveryStates.transitions
