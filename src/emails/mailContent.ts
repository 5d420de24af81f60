import type { Locale } from '@/lib/i18n/locale'

/** A part of a mail. Every string is plain text, shown as one line; the renderers escape it. */
export type MailBlock =
  | { kind: 'paragraph'; text: string }
  /** In the words of the organiser: line ends stay. */
  | { kind: 'quote'; text: string }
  | { kind: 'facts'; rows: MailFact[] }
  | { kind: 'code'; label: string; code: string; image?: { cid: string; alt: string } }
  | { kind: 'button'; label: string; href: string }
  | { kind: 'link'; text: string; href: string }
  | { kind: 'note'; text: string }

/** A labelled value of one or several lines; a line may be a link. */
export type MailFact = { label: string; lines: (string | { text: string; href: string })[] }

/** What a message says, before it becomes HTML and text. */
export type MailContent = {
  locale: Locale
  subject: string
  /** What mail programs show beside the subject. */
  preheader: string
  heading: string
  greeting?: string
  blocks: MailBlock[]
  /** Who writes: the organiser, or the platform. */
  sender: string
  /** Why the reader gets this mail. */
  reason: string
}

/** A message ready for the mailer. */
export type Mail = { subject: string; html: string; text: string }
