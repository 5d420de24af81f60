import type { StateMachine } from '@/lib/states'

/**
 * draft -> scheduled -> sending <-> paused -> sent; -> cancelled; -> failed. A scheduled campaign may go back
 * to draft, a sent one back to sending when staff retry mails that were given up. Content and audience are
 * frozen on the edge to sending.
 */
export const campaignStates = {
  labels: {
    draft: { en: 'Draft', tr: 'Taslak' },
    scheduled: { en: 'Scheduled', tr: 'Zamanlandı' },
    sending: { en: 'Sending', tr: 'Gönderiliyor' },
    paused: { en: 'Paused', tr: 'Duraklatıldı' },
    sent: { en: 'Sent', tr: 'Gönderildi' },
    cancelled: { en: 'Cancelled', tr: 'İptal edildi' },
    failed: { en: 'Failed', tr: 'Başarısız' },
  },
  initial: ['draft'],
  transitions: {
    draft: ['scheduled', 'sending', 'cancelled'],
    scheduled: ['draft', 'sending', 'cancelled', 'failed'],
    sending: ['paused', 'sent', 'cancelled', 'failed'],
    paused: ['sending', 'cancelled'],
    sent: ['sending'],
    cancelled: [],
    failed: [],
  },
} as const satisfies StateMachine<
  'cancelled' | 'draft' | 'failed' | 'paused' | 'scheduled' | 'sending' | 'sent'
>

export type CampaignState = keyof typeof campaignStates.transitions
