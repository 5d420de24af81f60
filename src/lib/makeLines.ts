/** Work that runs for one key, and what waits behind it. */
type Line = { running: number; waiting: Waiting[] }

type Waiting = { begin: () => void; refuse: (error: unknown) => void }

type Options = {
  /** How many of one key run at once. */
  width: number
  /** Past so many waiting, the next one is turned away. */
  longest: number
  /** Errors that would meet everybody in the line: all who wait get it at once, rather than one after the other. */
  meetsAll?: (error: unknown) => boolean
}

/**
 * Lines of work by key: of one key at most `width` run at once and the others wait for their turn in the
 * order in which they came, without holding anything meanwhile. Other keys are not affected.
 * `join` resolves with what the work gives, or null for who is turned away because the line is too long.
 */
export function makeLines({ width, longest, meetsAll = () => false }: Options) {
  const lines = new Map<string, Line>()

  return async function join<T>(key: string, work: () => Promise<T>): Promise<T | null> {
    const line = lines.get(key) ?? { running: 0, waiting: [] }
    lines.set(key, line)
    if (line.running >= width) {
      if (line.waiting.length >= longest) return null
      await new Promise<void>((begin, refuse) => line.waiting.push({ begin, refuse }))
    } else {
      line.running += 1
    }
    try {
      return await work()
    } catch (error) {
      if (meetsAll(error)) for (const { refuse } of line.waiting.splice(0)) refuse(error)
      throw error
    } finally {
      const next = line.waiting.shift()
      // The place is handed on rather than freed, so nobody slips in between.
      if (next) next.begin()
      else line.running -= 1
      if (line.running === 0) lines.delete(key)
    }
  }
}
