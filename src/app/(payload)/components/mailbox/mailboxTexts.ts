const en = {
  title: 'Mailbox',
  intro: 'No mail server is configured: mails are kept here instead of leaving the platform.',
  smtp: 'Mails leave through the configured mail server (SMTP_URL), so none are kept here. Their fate is in the list of mails.',
  deliveries: 'Open the list of mails',
  search: 'Search subject and people',
  find: 'Search',
  empty: 'No mail yet. Register somebody for an event, and the admission arrives here.',
  notFound: 'No mail matches.',
  choose: 'Choose a mail to read it.',
  gone: 'This mail is no longer here.',
  noSubject: '(no subject)',
  from: 'From',
  to: 'To',
  attachments: 'Attachments',
  html: 'As people see it',
  text: 'Plain text',
  headers: 'Headers',
  back: 'Back to the list',
  pages: 'Pages of the mailbox',
  newer: 'Newer',
  older: 'Older',
  pageOf: (page: number, total: number) => `Page ${page} of ${total}`,
}

/** What the mailbox page says. */
export type MailboxTexts = typeof en

const tr: MailboxTexts = {
  title: 'Posta kutusu',
  intro: 'Posta sunucusu ayarlanmadı: postalar dışarı gitmek yerine burada tutulur.',
  smtp: 'Postalar ayarlanan sunucudan (SMTP_URL) gönderiliyor; burada tutulmuyor. Akıbetleri posta listesindedir.',
  deliveries: 'Posta listesini aç',
  search: 'Konu ve kişilerde ara',
  find: 'Ara',
  empty: 'Henüz posta yok. Birini etkinliğe kaydedin; giriş belgesi buraya gelir.',
  notFound: 'Eşleşen posta yok.',
  choose: 'Okumak için bir posta seçin.',
  gone: 'Bu posta artık burada değil.',
  noSubject: '(konusuz)',
  from: 'Kimden',
  to: 'Kime',
  attachments: 'Ekler',
  html: 'Kişilerin gördüğü',
  text: 'Düz metin',
  headers: 'Üst bilgiler',
  back: 'Listeye dön',
  pages: 'Posta kutusu sayfaları',
  newer: 'Daha yeni',
  older: 'Daha eski',
  pageOf: (page, total) => `Sayfa ${page} / ${total}`,
}

export const mailboxTexts = { en, tr }
