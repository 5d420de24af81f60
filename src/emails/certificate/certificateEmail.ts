import type { Locale } from '@/lib/i18n/locale'
import { textsFor } from '@/lib/i18n/textsFor'
import type { Mail } from '../mailContent'
import { renderMail } from '../renderMail'

export type CertificateEmailData = {
  /** The language of the certificate: that of the person it goes to. */
  locale: Locale
  email: string
  recipientName: string
  eventTitle: string
  organizer: string
  number: string
  /** What the document is called. */
  title: string
  validUntil: string
  verifyUrl: string
  downloadUrl: string
  /** It replaces an earlier one, which no longer holds. */
  replaces: boolean
}

const texts = {
  en: {
    subject: (event: string) => `Your certificate: ${event}`,
    heading: 'Your certificate is here',
    intro: (event: string) =>
      `Thank you for taking part in “${event}”. Your certificate is attached as a PDF.`,
    replaced: (event: string) =>
      `Here is your new certificate for “${event}”, attached as a PDF. It replaces the earlier one, which is no longer valid.`,
    document: 'Document',
    name: 'Name',
    number: 'Number',
    validUntil: 'Valid until',
    download: 'Download the certificate',
    verify: 'Whoever scans the code on it, or opens this page, can see that it is genuine:',
    private:
      'The download link is personal: please do not forward it. The page above is for sharing.',
    reason: (email: string) => `You get this mail because ${email} was registered for this event.`,
  },
  tr: {
    subject: (event: string) => `Sertifikanız: ${event}`,
    heading: 'Sertifikanız hazır',
    intro: (event: string) =>
      `“${event}” etkinliğine katıldığınız için teşekkür ederiz. Sertifikanız PDF olarak ektedir.`,
    replaced: (event: string) =>
      `“${event}” etkinliği için yeni sertifikanız PDF olarak ektedir. Yeni sertifika, artık geçerli olmayan öncekinin yerini alır.`,
    document: 'Belge',
    name: 'Ad soyad',
    number: 'Numara',
    validUntil: 'Geçerlilik sonu',
    download: 'Sertifikayı indir',
    verify:
      'Üzerindeki kodu okutan ya da bu sayfayı açan herkes belgenin gerçek olduğunu görebilir:',
    private:
      'İndirme bağlantısı size özeldir, lütfen paylaşmayın. Paylaşmak için yukarıdaki sayfayı kullanın.',
    reason: (email: string) =>
      `Bu iletiyi, ${email} adresiyle bu etkinliğe kayıt yapıldığı için alıyorsunuz.`,
  },
} satisfies Record<Locale, unknown>

/** The mail that brings a certificate: what it is, how to share it, and how to get the file again. Pure. */
export function certificateEmail(data: CertificateEmailData): Mail {
  const { locale, eventTitle, email, verifyUrl, downloadUrl, validUntil } = data
  const words = texts[locale]
  const { mails } = textsFor(locale)
  const intro = data.replaces ? words.replaced(eventTitle) : words.intro(eventTitle)
  const rows = [
    { label: words.document, lines: [data.title] },
    { label: words.name, lines: [data.recipientName] },
    { label: words.number, lines: [data.number] },
    ...(validUntil ? [{ label: words.validUntil, lines: [validUntil] }] : []),
  ]
  return renderMail({
    locale,
    subject: words.subject(eventTitle),
    preheader: intro,
    heading: words.heading,
    greeting: mails.greeting(data.recipientName),
    blocks: [
      { kind: 'paragraph', text: intro },
      { kind: 'facts', rows },
      { kind: 'button', label: words.download, href: downloadUrl },
      { kind: 'link', text: words.verify, href: verifyUrl },
      { kind: 'note', text: words.private },
    ],
    sender: data.organizer || mails.platform,
    reason: words.reason(email),
  })
}
