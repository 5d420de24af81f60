import type { LocalisedText } from '@/lib/localisedText'

/** Everything other systems can be told of, and what it means. `ping` is sent by the test button alone. */
export const webhookEventTypes = {
  'registration.confirmed': { en: 'A registration is confirmed', tr: 'Kayıt onaylandı' },
  'registration.cancelled': { en: 'A registration is cancelled', tr: 'Kayıt iptal edildi' },
  'checkin.created': { en: 'Somebody is checked in', tr: 'Giriş yapıldı' },
  'event.published': { en: 'An event is published', tr: 'Etkinlik yayımlandı' },
  'event.cancelled': { en: 'An event is cancelled', tr: 'Etkinlik iptal edildi' },
  'ticket.created': { en: 'A support ticket is opened', tr: 'Destek talebi açıldı' },
  'ticket.message.created': {
    en: 'A public message is written in a ticket',
    tr: 'Destek talebine herkese açık ileti yazıldı',
  },
  'campaign.sent': { en: 'A campaign is sent', tr: 'Kampanya gönderildi' },
  'certificate.issued': { en: 'A certificate is issued', tr: 'Sertifika verildi' },
  'social-post.posted': { en: 'A social post is out', tr: 'Sosyal gönderi yayımlandı' },
} as const satisfies Record<string, LocalisedText>

export type WebhookEventType = keyof typeof webhookEventTypes

export const webhookEventNames = Object.keys(webhookEventTypes) as [
  WebhookEventType,
  ...WebhookEventType[],
]

export const deliveryStates = {
  pending: { en: 'Waiting', tr: 'Sırada' },
  delivered: { en: 'Delivered', tr: 'Ulaştı' },
  failed: { en: 'Failed', tr: 'Başarısız' },
} as const satisfies Record<string, LocalisedText>
