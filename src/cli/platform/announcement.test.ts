import { expect, test } from '@jest/globals'
import { announcement } from './announcement'
import { parseDemoLogins } from './parseDemoLogins'

const url = 'http://localhost:3000'
const login = { role: 'admin', email: 'ayse@example.org', password: 'amber-bridge-1' }

test('names the mailbox only where mails are kept in it', () => {
  const common = { url, admin: undefined, logins: [] }
  expect(announcement({ ...common, mail: 'mailbox' })).toContain(`${url}/admin/mailbox`)
  expect(announcement({ ...common, mail: 'smtp' })).not.toContain('mailbox')
})

test('shows demo log-ins with their passwords, the first administrator without', () => {
  const text = announcement({ url, mail: 'smtp', admin: 'boss@example.org', logins: [login] })
  expect(text).toContain('admin  ayse@example.org  amber-bridge-1')
  expect(text).toContain('Sign in as boss@example.org with ADMIN_PASSWORD.')
})

test('finds log-ins among logs, prose and broken lines', () => {
  const lines = [
    '{"level":"info","email":"[redacted]","msg":"made"}',
    JSON.stringify(login),
    'Seeding {',
    '{"email":',
    '',
  ]
  expect(parseDemoLogins(lines)).toEqual([login])
})
