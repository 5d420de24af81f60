/** Lets at most `most` pieces of work run at once; the others wait in order. `full`: the next one would wait. */
export function limitConcurrency(most: number) {
  let running = 0
  const waiting: (() => void)[] = []
  const limited = async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await work()
    } finally {
      // The place goes to the next in line, or becomes free.
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
  return Object.assign(limited, { full: () => running >= most })
}
