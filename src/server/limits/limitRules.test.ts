import { expect, test } from '@jest/globals'
import { clientAddress, networkOf } from '@/lib/clientAddress'
import { budgetsOf, classify } from '@/server/limits/limitRules'

test.each([
  ['GET', '/api/events', 'general'],
  ['GET', '/admin', 'general'],
  ['POST', '/api/auth/login', 'auth'],
  ['POST', '/api/auth/login/', 'auth'],
  ['POST', '/api/users/login', 'auth'],
  ['POST', '/api/auth/forgot-password', 'auth'],
  ['POST', '/api/auth/refresh', 'general'],
  ['POST', '/api/events/some-slug/register', 'publicWrite'],
  ['POST', '/api/lists/x/subscribe', 'publicWrite'],
  ['POST', '/api/tickets', 'publicWrite'],
  ['POST', '/api/tickets//', 'publicWrite'],
  ['GET', '/api/tickets', 'general'],
  ['GET', '/health/ready', 'free'],
  ['GET', '/_next/static/chunks/a.js', 'free'],
  ['GET', '/track/open/x', 'free'],
  ['POST', '/unsubscribe/x', 'free'],
  ['POST', '/api/webhooks/inbound/mail', 'free'],
  ['GET', '/healthy', 'general'],
] as const)('%s %s is %s', (method, path, kind) => {
  expect(classify(method, path)).toBe(kind)
})

test('guests share the budget of their network, people have their own, staff a wide one', () => {
  const limits = (client: Parameters<typeof budgetsOf>[0]['client'], kind: 'auth' | 'general') =>
    budgetsOf({ kind, client, perMinute: 100 }).map(({ key, limit }) => [key, limit])
  expect(limits({ network: 'n' }, 'general')).toEqual([['network:n', 100]])
  expect(limits({ network: 'n' }, 'auth')).toEqual([
    ['auth:n', 20],
    ['network:n', 100],
  ])
  const account = { id: 'u', staff: false }
  expect(limits({ network: 'n', account }, 'general')).toEqual([['account:u', 100]])
  const staff = { id: 'u', staff: true }
  expect(limits({ network: 'n', account: staff }, 'general')).toEqual([['account:u', 1200]])
})

test.each([
  [0, '1.1.1.1, 2.2.2.2', '9.9.9.9'],
  [1, '1.1.1.1, 2.2.2.2', '2.2.2.2'],
  [2, '1.1.1.1, 2.2.2.2', '1.1.1.1'],
  [3, '1.1.1.1, 2.2.2.2', '1.1.1.1'],
  [1, undefined, '9.9.9.9'],
  [1, 'nonsense', '9.9.9.9'],
])('behind %d trusted proxies, X-Forwarded-For %p names %s', (hops, forwarded, address) => {
  expect(clientAddress({ remote: '9.9.9.9', forwarded, hops })).toBe(address)
})

test('an IPv6 customer is a /64, and an IPv4 address in IPv6 clothing is itself', () => {
  expect(networkOf('2001:db8:1:2:aaaa::1')).toBe('2001:db8:1:2::/64')
  expect(networkOf('2001:db8:1:2:bbbb::2')).toBe(networkOf('2001:db8:1:2:aaaa::1'))
  expect(networkOf('2001:db8:1:3::1')).not.toBe(networkOf('2001:db8:1:2::1'))
  expect(networkOf('::ffff:192.0.2.7')).toBe('192.0.2.7')
  expect(networkOf('nonsense')).toBe('unknown')
})
