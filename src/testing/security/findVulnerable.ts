export type Advisory = {
  package: string
  /** The first good version of each major line; a later major is good, an earlier one is not. */
  fixed: string[]
  ids: string
  what: string
}

type Lock = { packages: Record<string, { version?: string }> }

/** The installed versions that an advisory names, in sentences. Pure. */
export function findVulnerable(lock: Lock, advisories: readonly Advisory[]): string[] {
  return Object.entries(lock.packages).flatMap(([place, { version }]) => {
    const name = place.split('node_modules/').at(-1)
    return advisories
      .filter((advisory) => advisory.package === name && version && !isGood(version, advisory))
      .map(({ ids, what }) => `${place} ${version}: ${what} (${ids})`)
  })
}

function isGood(version: string, { fixed }: Advisory): boolean {
  const major = numbers(version)[0] ?? 0
  const majors = fixed.map((each) => numbers(each)[0] ?? 0)
  const line = fixed[majors.indexOf(major)]
  return line ? compare(version, line) >= 0 : major > Math.max(...majors)
}

/** A version with a suffix (`-canary.3`) comes before the same without. */
function compare(left: string, right: string): number {
  const [a, b] = [numbers(left), numbers(right)]
  for (let part = 0; part < 3; part += 1) {
    const difference = (a[part] ?? 0) - (b[part] ?? 0)
    if (difference !== 0) return difference
  }
  return Number(right.includes('-')) - Number(left.includes('-'))
}

const numbers = (version: string) => version.split('-', 1)[0]?.split('.').map(Number) ?? []
