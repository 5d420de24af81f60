import type { ServerProps } from 'payload'
import { permissionsOf, type Subject } from '@/access/can'
import type { Permission } from '@/access/permissions'
import { viewTitles } from '@/lib/i18n/viewTitles'
import { languageOf, type LocalisedText } from '@/lib/localisedText'

type Link = { permission: Permission; href: string; text: LocalisedText }

const links: Link[] = [
  {
    permission: 'events.read',
    href: '/admin/calendar',
    text: viewTitles.calendar,
  },
  {
    permission: 'checkins.create',
    href: '/admin/check-in',
    text: viewTitles.checkIn,
  },
  {
    permission: 'events.import',
    href: '/admin/import-events',
    text: viewTitles.importEvents,
  },
  {
    permission: 'system.operate',
    href: '/admin/mailbox',
    text: viewTitles.mailbox,
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
