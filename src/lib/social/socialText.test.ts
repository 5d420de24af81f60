import { describe, expect, test } from '@jest/globals'
import { countBytes, countPostText } from '@/lib/social/countPostText'
import { findLinks } from '@/lib/social/findLinks'
import { findPostProblems } from '@/lib/social/findPostProblems'
import { makeFacets } from '@/lib/social/makeFacets'
import { makeRecordKey } from '@/lib/social/makeRecordKey'
import { defaultLimits } from '@/lib/social/platforms'
import { textFor } from '@/lib/social/textFor'
import { settledStatus } from '@/lib/social/postStates'

const mastodon = (text: string) =>
  countPostText({ platform: 'mastodon', limits: defaultLimits.mastodon, text })
const bluesky = (text: string) =>
  countPostText({ platform: 'bluesky', limits: defaultLimits.bluesky, text })

describe('counting as the platform counts', () => {
  test('Mastodon counts every link as 23 and a mention without its server', () => {
    expect(mastodon(`https://example.org/${'x'.repeat(200)}`)).toBe(23)
    expect(mastodon('https://a.io')).toBe(23)
    expect(mastodon('see https://example.org/a.')).toBe(4 + 23 + 1)
    expect(mastodon('hello @ayse@mastodon.social!')).toBe('hello @ayse!'.length)
    expect(mastodon('mail ayse@example.org')).toBe('mail ayse@example.org'.length)
  })

  test('an emoji family, a flag and a combining accent are one character each', () => {
    const text = '👩‍👩‍👧‍👦🇹🇷e\u0301'
    expect([mastodon(text), bluesky(text)]).toEqual([3, 3])
  })

  test('Bluesky counts a link as it is written', () => {
    expect(bluesky('https://example.org/long')).toBe(24)
  })

  test('a bracket around a link is not part of it', () => {
    expect(findLinks('(https://example.org/a_(b)) x').map(({ text }) => text)).toEqual([
      'https://example.org/a_(b)',
    ])
  })
})

describe('facets', () => {
  test('their offsets are bytes of UTF-8', () => {
    const text = 'Çiğdem 🎉 https://example.org #etkinlik @ada.bsky.social'
    const facets = makeFacets(text, new Map([['ada.bsky.social', 'did:plc:ada']]))
    const bytes = Buffer.from(text)
    const covered = facets.map(({ index, features }) => [
      bytes.subarray(index.byteStart, index.byteEnd).toString(),
      features[0],
    ])
    expect(covered).toEqual([
      [
        'https://example.org',
        { $type: 'app.bsky.richtext.facet#link', uri: 'https://example.org' },
      ],
      ['#etkinlik', { $type: 'app.bsky.richtext.facet#tag', tag: 'etkinlik' }],
      ['@ada.bsky.social', { $type: 'app.bsky.richtext.facet#mention', did: 'did:plc:ada' }],
    ])
  })

  test('a handle that nobody has stays plain text', () => {
    expect(makeFacets('@nobody.example', new Map())).toEqual([])
  })
})

describe('what a platform would refuse', () => {
  const file = { id: '1', alt: 'A stage', mimeType: 'image/png', filesize: 1_000 }
  const find = (text: string, media = [file] as (typeof file)[]) =>
    findPostProblems({ platform: 'bluesky', limits: defaultLimits.bluesky, text, media })

  test('nothing is wrong with a short text and a described image', () => {
    expect(find('Hello')).toEqual([])
  })

  test('300 graphemes pass and 301 do not, however many bytes they take', () => {
    expect(find('ğ'.repeat(300))).toEqual([])
    expect(find('ğ'.repeat(301))).toMatchObject([{ field: 'content' }])
    const family = '👩‍👩‍👧‍👦'.repeat(200)
    expect(countBytes(family)).toBeGreaterThan(3_000)
    expect(find(family)).toMatchObject([{ field: 'content' }])
  })

  test('an image needs alt text, a known type, and company of at most three', () => {
    expect(find('x', [{ ...file, alt: ' ' }])).toMatchObject([{ field: 'media', index: 0 }])
    expect(find('x', [{ ...file, mimeType: 'text/csv' }])).toMatchObject([{ field: 'media' }])
    expect(find('x', Array(5).fill(file))).toMatchObject([{ field: 'media' }])
  })

  test('a post is not empty', () => {
    expect(find(' ', [])).toMatchObject([{ field: 'content' }])
  })
})

test('a text of its own comes before the common one, whatever a form holds for no rows', () => {
  const post = { content: 'common', variants: [{ account: 'a', content: 'own' }] }
  expect([textFor(post, 'a'), textFor(post, 'b')]).toEqual(['own', 'common'])
  expect(textFor({ content: 'common', variants: 0 as never }, 'a')).toBe('common')
})

test('record keys have 13 characters and sort by time', () => {
  const [a, b] = [
    makeRecordKey(new Date(1_700_000_000_000), 5),
    makeRecordKey(new Date(1_700_000_000_001), 1),
  ]
  expect(a).toMatch(/^[234567abcdefghij][2-7a-z]{12}$/)
  expect([b, a].sort()).toEqual([a, b])
})

test('a post is settled when none of its targets is under way', () => {
  expect(settledStatus(['posted', 'queued'])).toBeNull()
  expect(settledStatus(['posted', 'unknown'])).toBeNull()
  expect(settledStatus(['posted', 'posted'])).toBe('posted')
  expect(settledStatus(['posted', 'failed'])).toBe('partial')
  expect(settledStatus(['failed', 'failed'])).toBe('failed')
  expect(settledStatus(['posted', 'needs_attention'])).toBe('needs_attention')
})
