/**
 * The vocabulary: every permission a role can hold, with what it lets people do in both languages.
 * `<collection or area>.<verb>`. The admin panel shows it as a matrix.
 */
export const permissions = {
  'admin.access': { en: 'Enter the admin panel', tr: 'Yönetim paneline girme' },
  'users.manage': { en: 'Manage users', tr: 'Kullanıcıları yönetme' },
  'roles.manage': { en: 'Manage roles', tr: 'Rolleri yönetme' },
  'keys.manage': { en: 'Manage API keys', tr: 'API anahtarlarını yönetme' },
  'audit.read': { en: 'Read the audit log', tr: 'Denetim günlüğünü okuma' },
  'system.operate': {
    en: 'See queues, mailbox and health',
    tr: 'Kuyrukları, posta kutusunu ve sağlığı görme',
  },
  'contacts.read': { en: 'See contacts', tr: 'Kişileri görme' },
  'contacts.update': { en: 'Add and change contacts', tr: 'Kişi ekleme ve değiştirme' },
  'contacts.erase': { en: 'Export and erase contacts', tr: 'Kişileri dışa aktarma ve silme' },
  'media.read': { en: 'See all files', tr: 'Tüm dosyaları görme' },
  'media.update': { en: 'Add and change files', tr: 'Dosya ekleme ve değiştirme' },
  'media.delete': { en: 'Delete files', tr: 'Dosya silme' },
  'events.read': {
    en: 'See all events, drafts included',
    tr: 'Taslaklar dahil tüm etkinlikleri görme',
  },
  'events.create': { en: 'Create events', tr: 'Etkinlik oluşturma' },
  'events.update': { en: 'Change events', tr: 'Etkinlik değiştirme' },
  'events.publish': {
    en: 'Publish, postpone and cancel events',
    tr: 'Etkinlik yayımlama, erteleme ve iptal etme',
  },
  'events.delete': { en: 'Delete events', tr: 'Etkinlik silme' },
  'events.import': { en: 'Import events from files', tr: 'Dosyadan etkinlik içe aktarma' },
  'events.analytics': { en: 'See figures of events', tr: 'Etkinlik rakamlarını görme' },
  'registrations.read': { en: 'See registrations', tr: 'Kayıtları görme' },
  'registrations.create': { en: 'Register people', tr: 'Kişi kaydetme' },
  'registrations.update': { en: 'Change registrations', tr: 'Kayıt değiştirme' },
  'payments.record': { en: 'Record payments', tr: 'Ödeme işleme' },
  'checkins.read': { en: 'See check-ins', tr: 'Girişleri görme' },
  'checkins.create': { en: 'Check people in', tr: 'Giriş yapma' },
  'checkins.void': { en: 'Undo check-ins', tr: 'Girişi geri alma' },
  'deliveries.read': { en: 'See mails and their fate', tr: 'Postaları ve akıbetlerini görme' },
  'campaigns.read': { en: 'See campaigns and lists', tr: 'Kampanyaları ve listeleri görme' },
  'campaigns.create': { en: 'Create campaigns and lists', tr: 'Kampanya ve liste oluşturma' },
  'campaigns.update': { en: 'Change campaigns and lists', tr: 'Kampanya ve liste değiştirme' },
  'campaigns.delete': { en: 'Delete campaigns and lists', tr: 'Kampanya ve liste silme' },
  'campaigns.send': {
    en: 'Send, schedule and stop campaigns',
    tr: 'Kampanya gönderme, zamanlama ve durdurma',
  },
  'tickets.read': { en: 'See all support tickets', tr: 'Tüm destek taleplerini görme' },
  'tickets.reply': { en: 'Answer support tickets', tr: 'Destek taleplerini yanıtlama' },
  'tickets.update': { en: 'Change support tickets', tr: 'Destek taleplerini değiştirme' },
  'tickets.assign': { en: 'Assign support tickets', tr: 'Destek taleplerini atama' },
  'tickets.delete': { en: 'Delete support tickets', tr: 'Destek taleplerini silme' },
  'certificates.read': { en: 'See all certificates', tr: 'Tüm sertifikaları görme' },
  'certificates.update': {
    en: 'Change certificate templates',
    tr: 'Sertifika şablonlarını değiştirme',
  },
  'certificates.issue': { en: 'Issue certificates', tr: 'Sertifika verme' },
  'certificates.revoke': { en: 'Revoke certificates', tr: 'Sertifika iptal etme' },
  'social.read': { en: 'See social posts', tr: 'Sosyal gönderileri görme' },
  'social.create': { en: 'Write social posts', tr: 'Sosyal gönderi yazma' },
  'social.publish': {
    en: 'Schedule and publish social posts',
    tr: 'Sosyal gönderi zamanlama ve yayımlama',
  },
  'social.delete': { en: 'Delete social posts', tr: 'Sosyal gönderi silme' },
  'social.accounts': { en: 'Connect social accounts', tr: 'Sosyal hesap bağlama' },
  'webhooks.manage': { en: 'Manage webhooks', tr: 'Webhook yönetme' },
} as const satisfies Record<string, { en: string; tr: string }>

export type Permission = keyof typeof permissions

export const allPermissions = Object.keys(permissions) as Permission[]

const area = (...areas: string[]) =>
  allPermissions.filter((permission) => areas.includes(permission.split('.')[0] ?? ''))

/** Roles that every installation has. `admin` always holds everything. */
export const builtInRoles = {
  admin: { en: 'Administrator', tr: 'Yönetici', permissions: allPermissions },
  moderator: {
    en: 'Moderator',
    tr: 'Moderatör',
    permissions: [
      'admin.access' as const,
      ...area('contacts', 'media', 'events', 'registrations', 'payments', 'checkins', 'deliveries'),
      ...area('campaigns', 'tickets', 'certificates', 'social'),
    ].filter((permission) => permission !== 'contacts.erase'),
  },
  'support-agent': {
    en: 'Support agent',
    tr: 'Destek temsilcisi',
    permissions: [
      'admin.access' as const,
      'contacts.read' as const,
      'events.read' as const,
      'registrations.read' as const,
      'deliveries.read' as const,
      'media.read' as const,
      'media.update' as const,
      'tickets.read' as const,
      'tickets.reply' as const,
      'tickets.update' as const,
      'tickets.assign' as const,
    ],
  },
  marketing: {
    en: 'Marketing',
    tr: 'Pazarlama',
    permissions: [
      'admin.access' as const,
      'contacts.read' as const,
      'contacts.update' as const,
      'events.read' as const,
      'events.analytics' as const,
      'deliveries.read' as const,
      ...area('campaigns', 'social', 'media'),
    ].filter((permission) => permission !== 'social.accounts'),
  },
  'door-staff': {
    en: 'Door staff',
    tr: 'Kapı görevlisi',
    permissions: [
      'admin.access' as const,
      'events.read' as const,
      'registrations.read' as const,
      'checkins.read' as const,
      'checkins.create' as const,
      'checkins.void' as const,
    ],
  },
  user: { en: 'User', tr: 'Kullanıcı', permissions: [] as Permission[] },
} satisfies Record<string, { en: string; tr: string; permissions: Permission[] }>

export type BuiltInRole = keyof typeof builtInRoles
