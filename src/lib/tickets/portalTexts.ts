import type { Locale } from '@/lib/i18n/locale'

const en = {
  title: 'Your request',
  you: 'You',
  support: 'Support',
  opened: 'You wrote',
  live: 'Live',
  connecting: 'Connecting…',
  typing: (name: string) => `${name} is writing…`,
  changed: {
    status: 'Status',
    priority: 'Priority',
    subject: 'Subject',
    category: 'Category',
  } as Record<string, string>,
  write: 'Your answer',
  placeholder: 'Write to us here.',
  placeholderClosed: 'Write here if something is still open: this opens the request again.',
  placeholderFollowUp:
    'This request was closed some time ago. Writing here opens a new one about it.',
  send: 'Send',
  attach: 'Attach files',
  remove: 'Remove',
  sending: 'Sending…',
  failed: 'Not sent.',
  offline: 'We could not reach the server. Your text is kept.',
  conflict: 'We wrote in the meantime. Please read it first.',
  retry: 'Try again',
  sendAnyway: 'Send anyway',
  edit: 'Edit',
  discard: 'Discard',
  close: 'My question is answered',
  reopen: 'Open it again',
  notChanged: 'That did not work. Please try again.',
  followUp: (number: string) =>
    `We opened the new request ${number} for you. Its link is on its way to you by e-mail.`,
  notFound: 'This link does not open a request',
  notFoundHint:
    'It may be incomplete, or the request is no longer there. Use the link from our mail.',
}

export type PortalTexts = typeof en

const tr: PortalTexts = {
  title: 'Talebiniz',
  you: 'Siz',
  support: 'Destek',
  opened: 'Yazdığınız',
  live: 'Canlı',
  connecting: 'Bağlanıyor…',
  typing: (name) => `${name} yazıyor…`,
  changed: { status: 'Durum', priority: 'Öncelik', subject: 'Konu', category: 'Kategori' },
  write: 'Yanıtınız',
  placeholder: 'Bize buradan yazın.',
  placeholderClosed: 'Açık kalan bir şey varsa buraya yazın: talep yeniden açılır.',
  placeholderFollowUp:
    'Bu talep bir süre önce kapandı. Buraya yazarsanız devamı olarak yenisi açılır.',
  send: 'Gönder',
  attach: 'Dosya ekle',
  remove: 'Kaldır',
  sending: 'Gönderiliyor…',
  failed: 'Gönderilemedi.',
  offline: 'Sunucuya ulaşamadık. Metniniz duruyor.',
  conflict: 'Bu arada biz yazdık. Lütfen önce onu okuyun.',
  retry: 'Yeniden dene',
  sendAnyway: 'Yine de gönder',
  edit: 'Düzenle',
  discard: 'Vazgeç',
  close: 'Sorum yanıtlandı',
  reopen: 'Yeniden aç',
  notChanged: 'Olmadı. Lütfen yeniden deneyin.',
  followUp: (number) =>
    `Sizin için yeni bir talep açtık, numarası: ${number}. Bağlantısı e-postayla yolda.`,
  notFound: 'Bu bağlantı bir talep açmıyor',
  notFoundHint: 'Eksik olabilir ya da talep artık yok. Postamızdaki bağlantıyı kullanın.',
}

/** What the customer's page of a ticket says. */
export const portalTexts: Record<Locale, PortalTexts> = { en, tr }
