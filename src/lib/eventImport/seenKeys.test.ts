import { describe, expect, it } from '@jest/globals'
import { makeSeenKeys } from './seenKeys'

describe('makeSeenKeys', () => {
  it('remembers the first line of each of a hundred thousand keys', () => {
    const firstLineOf = makeSeenKeys()
    const total = 100_000
    for (let line = 1; line <= total; line++) {
      if (firstLineOf(`key ${line}`, line) !== null) throw new Error(`key ${line} is new`)
    }
    for (let line = 1; line <= total; line++) {
      if (firstLineOf(`key ${line}`, line + total) !== line) throw new Error(`key ${line} is lost`)
    }
    expect(firstLineOf(`key ${total + 1}`, 1)).toBeNull()
  })
})
