import { expect, test } from '@jest/globals'
import { classifyHit } from './classifyHit'

const browser =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36'

const hit = (
  userAgent: string,
  { ageMs = 60_000, ...headers }: Record<string, string> & { ageMs?: number | null } = {} as never,
) => classifyHit({ kind: 'open', userAgent, headers, ageMs })

test.each([
  ['Chrome', browser],
  [
    'Safari',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18 Safari/605.1.15',
  ],
  ['Thunderbird', 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.0'],
  ['Outlook', 'Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17328; Pro)'],
])('%s is a person', (_name, userAgent) => {
  expect(hit(userAgent)).toEqual({ actor: 'human', why: null })
})

test.each([
  [
    'Gmail image proxy',
    'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)',
  ],
  ['Yahoo image proxy', 'YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html'],
  ['Apple Mail Privacy Protection', 'Mozilla/5.0'],
  ['program', 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'],
  ['program', 'curl/8.5.0'],
  ['program', 'Mozilla/5.0 Barracuda Sentinel (EE)'],
  ['no browser', 'Something/1.0'],
  ['no program named', ' '],
])('%s is a machine', (why, userAgent) => {
  expect(hit(userAgent)).toEqual({ actor: 'machine', why })
})

test('prefetching is a machine, whatever the browser', () => {
  expect(hit(browser, { 'sec-purpose': 'prefetch;prerender' } as never).why).toBe('prefetch')
  expect(hit(browser, { 'x-moz': 'prefetch' } as never).why).toBe('prefetch')
})

test('faster than anybody reads is a machine', () => {
  const german = { 'accept-language': 'de-DE,de;q=0.9' }
  expect(hit(browser, { ageMs: 100, ...german } as never).why).toBe('too fast')
  expect(hit(browser, { ageMs: 1_500, ...german } as never).actor).toBe('human')
  expect(hit(browser, { ageMs: 1_500 } as never).why).toBe('too fast')
  expect(hit(browser, { ageMs: null, ...german } as never).why).toBe('too fast')
})
