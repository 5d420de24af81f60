import { describe, expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { findToken, makeToken } from './signedToken'

const secret = 'a-signing-secret-of-more-than-32-characters'
const id = '01939b7c-8f4e-7c3a-9d52-6f1e0a2b3c4d'
const rowSecret = Buffer.alloc(16, 7).toString('base64url')
const admission = { secret, purpose: 'admission', parts: [id, rowSecret] } as const

describe('a signed token', () => {
  test.each([
    ['ids and a row secret', [id, rowSecret]],
    ['hex in lower and upper case', ['00ff10ab', '00FF10AB']],
    ['an upper-case UUID, as it was written', [id.toUpperCase()]],
    ['text in other scripts', ['Gülşah İnönü', 'Ελένη', '王小明']],
    ['empty parts', ['', 'a', '']],
    ['no parts', []],
    ['parts longer than the short form', ['x y'.repeat(100), 'f'.repeat(1000)]],
    [
      'parts at the border of the short form',
      ['é'.repeat(31), 'é'.repeat(31) + 'a', '- '.repeat(32)],
    ],
  ])('gives back %s', (_what, parts) => {
    const token = makeToken({ secret, purpose: 'manage', parts })
    expect(findToken({ secret, purpose: 'manage', token })).toEqual(parts)
  })

  test('is the same for the same input and fits a small QR code', () => {
    const token = makeToken(admission)
    expect(makeToken(admission)).toBe(token)
    expect(token).toMatch(/^[\w-]+$/)
    expect(token.length).toBeLessThanOrEqual(70)
  })

  test('is refused when any single bit is changed', () => {
    const bytes = Buffer.from(makeToken(admission), 'base64url')
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const forged = Buffer.from(bytes)
      forged[bit >> 3] = (forged[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(findToken({ ...admission, token: forged.toString('base64url') })).toBeNull()
    }
  })

  test('is refused in every other spelling of the same bytes', () => {
    const manage = { secret, purpose: 'manage', parts: [id] } as const
    const token = makeToken(manage)
    const bytes = Buffer.from(token, 'base64url')
    const spareBits =
      token.slice(0, -1) + String.fromCharCode(token.charCodeAt(token.length - 1) + 1)
    const others = [spareBits, `${token}=`, ` ${token}`, `${token}\n`, `${token}!`]
    for (const other of others) {
      expect(Buffer.from(other, 'base64url')).toEqual(bytes)
      expect(findToken({ ...manage, token: other })).toBeNull()
    }
  })

  test('opens no other purpose and no other secret', () => {
    const token = makeToken(admission)
    expect(findToken({ secret, purpose: 'manage', token })).toBeNull()
    expect(findToken({ secret: `${secret}!`, purpose: 'admission', token })).toBeNull()
  })

  test('expires at its second, and not before', () => {
    const token = makeToken({ ...admission, expiresAt: 1_800_000_000 })
    expect(findToken({ ...admission, token, now: 1_799_999_999 })).toEqual([id, rowSecret])
    expect(findToken({ ...admission, token, now: 1_800_000_000 })).toBeNull()
  })

  test('that expires cannot be read without a clock', () => {
    const token = makeToken({ ...admission, expiresAt: 1_800_000_000 })
    expect(() => findToken({ ...admission, token })).toThrow('pass now')
  })

  test('never throws on foreign input', () => {
    for (const token of ['', '.', 'null', 'ÿ'.repeat(99), 'A'.repeat(5000)]) {
      expect(findToken({ ...admission, token })).toBeNull()
    }
    for (let length = 0; length < 200; length += 1) {
      const token = randomBytes(length).toString('base64url')
      expect(findToken({ ...admission, token, now: 0 })).toBeNull()
    }
  })

  test('is not made without a secret, nor longer than it could be read back', () => {
    expect(() => makeToken({ ...admission, secret: '' })).toThrow('secret')
    expect(() => makeToken({ ...admission, parts: ['ü'.repeat(2000)] })).toThrow('too long')
  })
})
