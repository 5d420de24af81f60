/**
 * Turns many small writes into few larger ones without making anybody wait for a timer: while one `write`
 * runs, items gather for the next. Answers stand in the order of the items. If a `write` throws, those
 * who waited for it get the error.
 */
export function groupWrites<Item, Answer>(
  write: (items: Item[]) => Promise<Answer[]>,
): (item: Item) => Promise<Answer> {
  type Waiting = {
    item: Item
    resolve: (answer: Answer) => void
    reject: (error: unknown) => void
  }
  let waiting: Waiting[] = []
  let running = false

  const run = async () => {
    running = true
    while (waiting.length > 0) {
      const group = waiting
      waiting = []
      try {
        const answers = await write(group.map(({ item }) => item))
        group.forEach(({ resolve }, at) => resolve(answers[at] as Answer))
      } catch (error) {
        group.forEach(({ reject }) => reject(error))
      }
    }
    running = false
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      // Whoever asks in the same turn of the event loop goes along.
      if (!running) {
        running = true
        setImmediate(() => void run())
      }
    })
}
