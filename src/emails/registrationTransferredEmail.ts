import type { Locale } from '@/lib/i18n/locale'
import { eventFactRows } from './eventFactRows'
import type { Mail } from './mailContent'
import { renderRegistrationMail, type RegistrationMailData } from './renderRegistrationMail'

const texts: Record<Locale, Record<'hint' | 'intro' | 'subject', (event: string) => string>> = {
  en: {
    subject: (event) => `Registration passed on: ${event}`,
    intro: (event) =>
      `Your registration for “${event}” now belongs to another person. Your code no longer admits you.`,
    hint: () => 'If you did not want this, please reply to the organiser at once.',
  },
  tr: {
    subject: (event) => `Kayıt devredildi: ${event}`,
    intro: (event) =>
      `“${event}” kaydınız artık başka bir kişiye ait. Eski kodunuzla giriş yapılamaz.`,
    hint: () => 'Bunu siz istemediyseniz lütfen hemen düzenleyene yazın.',
  },
}

/** Tells the person who gave a registration away that it is done. Does not name who has it now. */
export function registrationTransferredEmail(data: RegistrationMailData): Mail {
  const { locale, event } = data
  const words = texts[locale]
  return renderRegistrationMail({
    ...data,
    subject: words.subject(event.title),
    heading: words.subject(event.title),
    intro: words.intro(event.title),
    blocks: [
      { kind: 'facts', rows: eventFactRows({ event, locale }) },
      { kind: 'note', text: words.hint(event.title) },
    ],
  })
}
