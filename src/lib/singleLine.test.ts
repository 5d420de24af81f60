import { describe, expect, test } from '@jest/globals'
import { singleLine } from './singleLine'

describe('a single line', () => {
  test('has no control characters and no marks that turn the direction', () => {
    expect(singleLine(' a\r\nBcc: b\t\u0000\u2028c \u202ed\u2066 ')).toBe('a Bcc: b c d')
  })

  test('keeps no-break spaces, joiners and letters of every script', () => {
    const text = '09:00\u00a0–\u00a010:00 می\u200cخواهم 👩\u200d💻'
    expect(singleLine(text)).toBe(text)
  })

  test('is cut between characters, never inside one', () => {
    expect(singleLine('🎉🎉🎉🎉', 3)).toBe('🎉🎉…')
    expect(singleLine('🎉🎉🎉', 3)).toBe('🎉🎉🎉')
  })

  test('replaces halves of characters, which no mail can carry', () => {
    expect(singleLine('a\ud83cb')).toBe('a\ufffdb')
  })

  test('of plain words is itself, and a long one is judged at once', () => {
    expect(singleLine('Ayşe Yılmaz, İzmir')).toBe('Ayşe Yılmaz, İzmir')
    expect(singleLine(`${'a'.repeat(100_000)}\n`)).toHaveLength(100_000)
    expect(singleLine(`${'a '.repeat(50_000)}`)).toHaveLength(99_999)
  })
})
