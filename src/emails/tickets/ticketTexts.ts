import type { Locale } from '@/lib/i18n/locale'

const en = {
  greeting: (name: string) => `Hello ${name},`,
  greetingUnknown: 'Hello,',
  opened: {
    heading: 'We have your request',
    intro: (number: string) =>
      `Thank you for writing. Your request has the number ${number}; we answer as soon as we can.`,
    introByStaff: (number: string) =>
      `We opened the request ${number} for you. You can follow it and answer at any time.`,
    wrote: 'Your words',
    button: 'Open the request',
  },
  answer: {
    heading: (author: string) => `${author} answered`,
    button: 'Read and answer',
    hint: 'To answer, open the page above: replies to this mail are not read.',
  },
  staff: {
    heading: (author: string) => `${author} wrote`,
    headingOpened: (author: string) => `${author} opened a ticket`,
    button: 'Open the ticket',
  },
  about: 'Subject',
  number: 'Number',
  files: 'Attachments',
  linkNote: 'The link opens this request without an account. Do not pass it on.',
  sender: 'Support',
  reason: (email: string) => `This mail about a support request was sent to ${email}.`,
}

type Texts = typeof en

const tr: Texts = {
  greeting: (name) => `Merhaba ${name},`,
  greetingUnknown: 'Merhaba,',
  opened: {
    heading: 'Talebiniz bize ulaştı',
    intro: (number) =>
      `Yazdığınız için teşekkürler. Talebinizin numarası: ${number}. En kısa sürede yanıtlayacağız.`,
    introByStaff: (number) =>
      `Sizin için bir talep açtık, numarası: ${number}. Dilediğiniz zaman izleyebilir ve yanıtlayabilirsiniz.`,
    wrote: 'Yazdıklarınız',
    button: 'Talebi aç',
  },
  answer: {
    heading: (author) => `Yanıt geldi: ${author}`,
    button: 'Oku ve yanıtla',
    hint: 'Yanıtlamak için yukarıdaki sayfayı açın: bu postaya verilen yanıtlar okunmaz.',
  },
  staff: {
    heading: (author) => `Yeni ileti: ${author}`,
    headingOpened: (author) => `Yeni talep: ${author}`,
    button: 'Talebi aç',
  },
  about: 'Konu',
  number: 'Numara',
  files: 'Ekler',
  linkNote: 'Bağlantı bu talebi hesap gerekmeden açar. Başkasıyla paylaşmayın.',
  sender: 'Destek',
  reason: (email) => `Bir destek talebiyle ilgili bu posta ${email} adresine gönderildi.`,
}

/** What mails about tickets say, by language. */
export const ticketTexts: Record<Locale, Texts> = { en, tr }
