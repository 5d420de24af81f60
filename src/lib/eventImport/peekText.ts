/**
 * Looks at the start of a text without losing it: `head` has at least `length` characters unless the
 * text is shorter (`isWhole`), and `text` yields everything from the beginning. Iterate `text` to the
 * end, or return it, to release the source.
 */
export async function peekText(
  source: AsyncGenerator<string>,
  length: number,
): Promise<{ head: string; isWhole: boolean; text: AsyncGenerator<string> }> {
  let head = ''
  let isWhole = false
  while (head.length < length) {
    const next = await source.next()
    if (next.done) {
      isWhole = true
      break
    }
    head += next.value
  }
  async function* whole() {
    yield head
    yield* source
  }
  return { head, isWhole, text: whole() }
}
