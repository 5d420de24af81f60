import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { admitUrl } from '@/adapters/outbound/admitUrl'
import { isPublicAddress } from '@/adapters/outbound/isPublicAddress'
import { outboundFetch } from '@/adapters/outbound/outboundFetch'

const resolvesTo =
  (...addresses: string[]) =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))

let server: http.Server
let origin: string
let hits: string[] = []

beforeAll(async () => {
  server = http.createServer((request, response) => {
    hits.push(`${request.method} ${request.url} ${request.headers.authorization ?? '-'}`)
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x')
    if (pathname === '/to') {
      response.writeHead(302, { Location: searchParams.get('url') ?? '' }).end()
    } else if (pathname === '/long') response.end('x'.repeat(5_000))
    else if (pathname === '/silent') return
    else if (pathname === '/drop') request.socket.destroy()
    else response.end('hello')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const allowHosts = ['127.0.0.1']

describe('addresses that are not of the public internet', () => {
  test.each([
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '0.0.0.0'],
    ...['100.64.0.1', '192.0.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '203.0.113.7'],
    ...['::1', '::', 'fe80::1', 'fd00:ec2::254', 'ff02::1', '::ffff:127.0.0.1', '::127.0.0.1'],
    ...['64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1', 'fec0::1', 'not-an-address'],
  ])('%s is refused', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })

  test.each(['93.184.216.34', '1.1.1.1', '2606:4700:4700::1111'])(
    '%s is let through',
    (address) => {
      expect(isPublicAddress(address)).toBe(true)
    },
  )
})

describe('URLs that try to slip past', () => {
  test.each([
    'https://2130706433/',
    'https://0177.0.0.1/',
    'https://0x7f.1/',
    'https://127.1/',
    'https://①②⑦.⓪.⓪.①/',
    'https://[::ffff:7f00:1]/',
    'https://[::1]/',
    'https://localhost/',
    'https://localhost./',
    'https://user:pass@example.org/',
    'https://127.0.0.1#@example.org/',
    'http://example.org/',
    'ftp://example.org/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'example.org',
    '',
  ])('%s is refused', async (url) => {
    const resolve = resolvesTo(url.includes('localhost') ? '127.0.0.1' : '93.184.216.34')
    await expect(admitUrl(url, { resolve, allowHosts: [] })).rejects.toMatchObject({
      failure: 'refused',
    })
  })

  test('a name is refused when only one of its addresses is private', async () => {
    const resolve = resolvesTo('93.184.216.34', '10.0.0.1')
    await expect(
      admitUrl('https://example.org', { resolve, allowHosts: [] }),
    ).rejects.toMatchObject({ failure: 'refused' })
  })

  test('a public name over https passes', async () => {
    const { addresses } = await admitUrl('https://example.org', {
      resolve: resolvesTo('93.184.216.34'),
      allowHosts: [],
    })
    expect(addresses).toEqual([{ address: '93.184.216.34', family: 4 }])
  })

  test('an allowed host is exactly that host, with its port where one is named', async () => {
    const named = (host: string) => admitUrl(`${origin}/`, { allowHosts: [host] })
    await expect(named('127.0.0.1')).resolves.toBeTruthy()
    await expect(named(new URL(origin).host)).resolves.toBeTruthy()
    await expect(named('127.0.0.1:1')).rejects.toMatchObject({ failure: 'refused' })
    await expect(named('0.0.1')).rejects.toMatchObject({ failure: 'refused' })
    await expect(
      admitUrl('http://127.0.0.1.example.org/', { allowHosts, resolve: resolvesTo('127.0.0.1') }),
    ).rejects.toMatchObject({ failure: 'refused' })
  })
})

describe('a request', () => {
  test('is answered', async () => {
    const answer = await outboundFetch({ url: `${origin}/`, allowHosts })
    expect([answer.status, answer.body.toString()]).toEqual([200, 'hello'])
  })

  test('goes to the address that was checked, although the name is rebound meanwhile', async () => {
    let asked = 0
    const { port } = new URL(origin)
    const answer = await outboundFetch({
      url: `http://rebinding.example:${port}/`,
      allowHosts: ['rebinding.example'],
      resolve: async () => {
        asked += 1
        return [{ address: asked === 1 ? '127.0.0.1' : '10.255.255.1', family: 4 }]
      },
    })
    expect([answer.status, asked]).toEqual([200, 1])
  })

  test('a redirect to a private address is refused before anything is sent there', async () => {
    hits = []
    const target = encodeURIComponent('https://169.254.169.254/latest/meta-data')
    await expect(
      outboundFetch({ url: `${origin}/to?url=${target}`, allowHosts, redirects: 3 }),
    ).rejects.toMatchObject({ failure: 'refused' })
    expect(hits).toHaveLength(1)
  })

  test('a redirect to another origin does not get the token', async () => {
    hits = []
    const { port } = new URL(origin)
    const target = encodeURIComponent(`http://other.example:${port}/there`)
    await outboundFetch({
      url: `${origin}/to?url=${target}`,
      headers: { Authorization: 'Bearer x' },
      allowHosts: ['127.0.0.1', 'other.example'],
      resolve: resolvesTo('127.0.0.1'),
      redirects: 3,
    })
    expect(hits).toEqual([expect.stringMatching(/Bearer x$/), 'GET /there -'])
  })

  test('redirects end, and a POST follows none', async () => {
    const loop = `${origin}/to?url=${encodeURIComponent('/to?url=/')}`
    await expect(outboundFetch({ url: loop, allowHosts, redirects: 1 })).rejects.toMatchObject({
      failure: 'refused',
    })
    const posted = await outboundFetch({ url: loop, method: 'POST', allowHosts, redirects: 3 })
    expect(posted.status).toBe(302)
  })

  test('an answer past the limit is not read', async () => {
    await expect(
      outboundFetch({ url: `${origin}/long`, maxBytes: 1_000, allowHosts }),
    ).rejects.toMatchObject({ failure: 'oversized' })
  })

  test('says whether it may have arrived', async () => {
    await expect(
      outboundFetch({ url: `${origin}/silent`, timeoutMs: 200, allowHosts }),
    ).rejects.toMatchObject({ failure: 'unanswered' })
    await expect(
      outboundFetch({ url: `${origin}/drop`, method: 'POST', body: 'x', allowHosts }),
    ).rejects.toMatchObject({ failure: 'unanswered' })
    await expect(outboundFetch({ url: 'http://127.0.0.1:1/', allowHosts })).rejects.toMatchObject({
      failure: 'unreachable',
    })
  })
})
