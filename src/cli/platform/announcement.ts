import type { Env } from '@/env'
import type { DemoLogin } from '@/cli/demoData/logins'

/** What a person needs once the platform runs: where it is and how to get in. Pure. */
export function announcement({
  url,
  mail,
  admin,
  logins,
}: {
  url: string
  mail: Env['mail']['kind']
  admin: string | undefined
  logins: DemoLogin[]
}): string {
  const places: [string, string][] = [
    ['Site', url],
    ['Admin panel', `${url}/admin`],
    ['API', `${url}/api/docs`],
    ...(mail === 'mailbox' ? [['Mailbox', `${url}/admin/mailbox`] as [string, string]] : []),
  ]
  const widest = (texts: string[]) => Math.max(...texts.map((text) => text.length), 0)
  const roleWidth = widest(logins.map(({ role }) => role))
  const emailWidth = widest(logins.map(({ email }) => email))
  return [
    '',
    'Rostrum is ready.',
    '',
    ...places.map(([name, place]) => `  ${name.padEnd(12)} ${place}`),
    '',
    ...(admin ? [`  Sign in as ${admin} with ADMIN_PASSWORD.`, ''] : []),
    ...(logins.length > 0
      ? [
          '  Demo log-ins',
          ...logins.map(
            ({ role, email, password }) =>
              `  ${role.padEnd(roleWidth)}  ${email.padEnd(emailWidth)}  ${password}`,
          ),
          '',
        ]
      : []),
    'Press Ctrl-C to stop.',
    '',
  ].join('\n')
}
