import { expect, test } from '@jest/globals'
import { keyIdOf, seal, unseal } from '@/lib/seal'

const old = { id: 'old', key: Buffer.alloc(32, 1) }
const young = { id: 'young', key: Buffer.alloc(32, 2) }
const context = 'social-accounts mastodon https://example.org'

test('what is sealed opens again, and two seals of one text differ', () => {
  const sealed = seal({ keys: [old], text: 'şifre', context })
  expect(unseal({ keys: [old], sealed, context })).toBe('şifre')
  expect(seal({ keys: [old], text: 'şifre', context })).not.toBe(sealed)
  expect(sealed).not.toContain('şifre')
})

test('the newest key seals, and older ones still open', () => {
  const sealed = seal({ keys: [old], text: 'a', context })
  expect(unseal({ keys: [young, old], sealed, context })).toBe('a')
  expect(keyIdOf(seal({ keys: [young, old], text: 'a', context }))).toBe('young')
  expect(() => unseal({ keys: [young], sealed, context })).toThrow(/No key "old"/)
})

test('it opens only where it belongs, and only unaltered', () => {
  const sealed = seal({ keys: [old], text: 'a', context })
  expect(() => unseal({ keys: [old], sealed, context: 'elsewhere' })).toThrow()
  const altered = `${sealed.slice(0, -2)}${sealed.endsWith('A') ? 'BB' : 'AA'}`
  expect(() => unseal({ keys: [old], sealed: altered, context })).toThrow()
  expect(keyIdOf('plain')).toBeNull()
})
