import type { ServerProps } from 'payload'
import { permissionsOf, type Subject } from '@/access/can'
import type { Permission } from '@/access/permissions'
import { languageOf, type LocalisedText } from '@/lib/localisedText'

type Link = { permission: Permission; href: string; text: LocalisedText }

const links: Link[] = [
  {
    permission: 'events.read',
    href: '/admin/calendar',
    text: { en: 'Calendar', tr: 'Takvim' },
  },
  {
    permission: 'checkins.create',
    href: '/admin/check-in',
    text: { en: 'Check-in', tr: 'Giriş kontrolü' },
  },
  {
    permission: 'events.import',
    href: '/admin/import-events',
    text: { en: 'Import events', tr: 'Etkinlik aktar' },
  },
  {
    permission: 'system.operate',
    href: '/admin/mailbox',
    text: { en: 'Mailbox', tr: 'Posta kutusu' },
  },
  {
    permission: 'system.operate',
    href: '/admin/queues',
    text: { en: 'Queues', tr: 'Kuyruklar' },
  },
  {
    permission: 'admin.access',
    href: '/api/docs',
    text: { en: 'API documentation', tr: 'API belgeleri' },
  },
]

const title: LocalisedText = { en: 'Operations', tr: 'İşletim' }

/** Links under the collections to pages that are none, as far as the person may open them. */
export function NavLinks({ i18n, user }: ServerProps) {
  const language = languageOf(i18n.language)
  const granted = permissionsOf(user as Subject)
  const open = links.filter(({ permission }) => granted.has(permission))
  return (
    <nav className="rostrum-nav" aria-label={title[language]}>
      {open.map(({ href, text }) => (
        <a key={href} href={href}>
          {text[language]}
        </a>
      ))}
    </nav>
  )
}
