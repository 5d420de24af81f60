import type { StateMachine } from '@/lib/states'

/**
 * planned -> queued (its batch was approved) -> rendering -> issued -> revoked | superseded. A planned one
 * is a proposal: it has no number, nothing is printed, and a cancelled batch takes it away. What a failed
 * one printed up to then is nothing: it goes back to the queue with the number it has. Whether an issued
 * one has expired is told from `validUntil`, never stored.
 */
export const certificateStates = {
  labels: {
    planned: { en: 'Planned', tr: 'Planlandı' },
    queued: { en: 'Queued', tr: 'Sırada' },
    rendering: { en: 'Being made', tr: 'Hazırlanıyor' },
    issued: { en: 'Issued', tr: 'Verildi' },
    failed: { en: 'Failed', tr: 'Başarısız' },
    revoked: { en: 'Revoked', tr: 'İptal edildi' },
    superseded: { en: 'Replaced', tr: 'Yenisi verildi' },
  },
  initial: ['planned', 'queued'],
  transitions: {
    planned: ['queued'],
    queued: ['rendering'],
    rendering: ['issued', 'failed', 'queued'],
    failed: ['queued'],
    issued: ['revoked', 'superseded'],
    revoked: [],
    superseded: [],
  },
} as const satisfies StateMachine<
  'failed' | 'issued' | 'planned' | 'queued' | 'rendering' | 'revoked' | 'superseded'
>

export type CertificateStatus = keyof typeof certificateStates.transitions

/** States in which a certificate is a document out in the world. */
export const printedStatuses = ['issued', 'revoked', 'superseded'] as const
