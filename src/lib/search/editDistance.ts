/**
 * How many letters must be put in, left out, changed or swapped with their neighbour to make one word of
 * the other (optimal string alignment). Pure.
 */
export function editDistance(one: string, other: string): number {
  const [a, b] = [[...one], [...other]]
  let older: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_each, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        ...(swapped ? [(older[column - 2] ?? 0) + 1] : []),
      )
    }
    ;[older, last] = [last, current]
  }
  return last[b.length] ?? 0
}
