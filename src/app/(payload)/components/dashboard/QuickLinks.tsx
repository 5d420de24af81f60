import type { PayloadRequest } from 'payload'
import { holds } from '@/access/can'
import type { Permission } from '@/access/permissions'
import type { DashboardTexts } from './dashboardTexts'

type Props = { req: PayloadRequest; texts: DashboardTexts }

/** Where people go most, as far as they may. */
export function QuickLinks({ req, texts }: Props) {
  const links: { permission: Permission; href: string; text: string }[] = [
    {
      permission: 'events.create',
      href: '/admin/collections/events/create',
      text: texts.newEvent,
    },
    {
      permission: 'registrations.read',
      href: '/admin/collections/registrations',
      text: texts.registrations,
    },
    { permission: 'contacts.read', href: '/admin/collections/contacts', text: texts.contacts },
    { permission: 'system.operate', href: '/admin/mailbox', text: texts.mailbox },
  ]
  const open = links.filter(({ permission }) => holds(req, permission))
  return (
    <ul className="rostrum-links">
      {open.map(({ href, text }, index) => (
        <li key={href}>
          <a className={`rostrum-button${index === 0 ? ' rostrum-button--first' : ''}`} href={href}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  )
}
