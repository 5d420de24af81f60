import type { LocalisedText } from '@/lib/localisedText'

/** The part of a permission before its dot, as a heading. */
export const areaLabels = {
  admin: { en: 'Admin panel', tr: 'Yönetim paneli' },
  users: { en: 'Users', tr: 'Kullanıcılar' },
  roles: { en: 'Roles', tr: 'Roller' },
  keys: { en: 'API keys', tr: 'API anahtarları' },
  audit: { en: 'Audit log', tr: 'Denetim günlüğü' },
  system: { en: 'System', tr: 'Sistem' },
  contacts: { en: 'Contacts', tr: 'Kişiler' },
  media: { en: 'Files', tr: 'Dosyalar' },
  events: { en: 'Events', tr: 'Etkinlikler' },
  registrations: { en: 'Registrations', tr: 'Kayıtlar' },
  payments: { en: 'Payments', tr: 'Ödemeler' },
  checkins: { en: 'Check-ins', tr: 'Girişler' },
  deliveries: { en: 'Mails', tr: 'Postalar' },
  campaigns: { en: 'Campaigns and lists', tr: 'Kampanyalar ve listeler' },
  tickets: { en: 'Support tickets', tr: 'Destek talepleri' },
  certificates: { en: 'Certificates', tr: 'Sertifikalar' },
  social: { en: 'Social media', tr: 'Sosyal medya' },
  webhooks: { en: 'Webhooks', tr: 'Webhook’lar' },
} as const satisfies Record<string, LocalisedText>

export const roleTexts = {
  en: {
    adminHoldsAll: 'Administrators hold every permission, whatever is ticked here.',
    count: (held: number, all: number) => `${held} of ${all}`,
  },
  tr: {
    adminHoldsAll: 'Yöneticiler, burada ne işaretli olursa olsun tüm izinlere sahiptir.',
    count: (held: number, all: number) => `${held} / ${all}`,
  },
} as const
