import { createHash } from 'node:crypto'

const emptyLine = 0

/**
 * Remembers keys and the line each was first seen on, in 12 bytes a slot (24 MB for a million keys,
 * where a Map takes some 150 MB). Keys are compared by 64 bits of their hash: among a million, the
 * chance that two different ones collide is below one in ten million.
 */
export function makeSeenKeys() {
  let size = 0
  let capacity = 1024
  let high = new Uint32Array(capacity)
  let low = new Uint32Array(capacity)
  let lines = new Uint32Array(capacity)

  const slotOf = (h: number, l: number) => {
    let slot = l % capacity
    while (lines[slot] !== emptyLine && !(high[slot] === h && low[slot] === l)) {
      slot = (slot + 1) % capacity
    }
    return slot
  }
  const grow = () => {
    const old = { high, low, lines }
    capacity *= 2
    high = new Uint32Array(capacity)
    low = new Uint32Array(capacity)
    lines = new Uint32Array(capacity)
    for (let i = 0; i < old.lines.length; i++) {
      if (old.lines[i] === emptyLine) continue
      const slot = slotOf(old.high[i] as number, old.low[i] as number)
      high[slot] = old.high[i] as number
      low[slot] = old.low[i] as number
      lines[slot] = old.lines[i] as number
    }
  }

  /** The line a key was first seen on, or null where it is new (and remembered from now on). */
  return (key: string, line: number): number | null => {
    const digest = createHash('sha256').update(key).digest()
    const h = digest.readUInt32LE(0)
    const l = digest.readUInt32LE(4)
    const slot = slotOf(h, l)
    if (lines[slot] !== emptyLine) return lines[slot] as number
    high[slot] = h
    low[slot] = l
    lines[slot] = line
    size += 1
    if (size * 2 > capacity) grow()
    return null
  }
}
