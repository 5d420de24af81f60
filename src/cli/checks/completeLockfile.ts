import { z } from 'zod'

/**
 * A lockfile must name the programs of every platform, or `npm ci` refuses it (and a Mac gets none of
 * them). npm writes only what the registry at hand could offer, so a mirror with gaps leaves holes.
 * Name and version stand in the package that asks; the platform stands in the name.
 */

const lockedPackage = z.looseObject({
  version: z.string().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
  dev: z.boolean().optional(),
})
const lockfile = z.looseObject({ packages: z.record(z.string(), lockedPackage) })

export type Completion = {
  /** The lockfile with the holes filled, as text. */
  text: string
  /** `name@version` of what was missing and is now there. */
  added: string[]
  /** `name@version` of what is missing and cannot be filled: a range, or a name that tells no platform. */
  unknown: string[]
}

/** Fills the holes. Pure; a complete lockfile comes back with nothing added. @throws ZodError on another format */
export function completeLockfile(source: string): Completion {
  const lock = JSON.parse(source) as z.infer<typeof lockfile>
  // Only checked, not replaced: the parsed copy would come back with its keys in another order.
  lockfile.parse(lock)
  const added: string[] = []
  const unknown: string[] = []
  for (const [place, asking] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(asking.optionalDependencies ?? {})) {
      if (isLocked({ packages: lock.packages, place, name })) continue
      const platform = platformOf(name)
      if (!platform || !/^\d+\.\d+\.\d+/.test(version)) {
        unknown.push(`${name}@${version}`)
        continue
      }
      const { os, cpu, libc } = platform
      // In npm's own order of keys.
      lock.packages[`node_modules/${name}`] = {
        version,
        cpu,
        ...(asking.dev ? { dev: true } : {}),
        ...(libc ? { libc } : {}),
        optional: true,
        os,
      }
      added.push(`${name}@${version}`)
    }
  }
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'))
  lock.packages = Object.fromEntries(sorted)
  return { text: `${JSON.stringify(lock, null, 2)}\n`, added, unknown }
}

type Sought = { packages: object; place: string; name: string }

/** Looks where Node would: in the asking package, then in every folder above it. */
function isLocked({ packages, place, name }: Sought): boolean {
  if (Object.hasOwn(packages, `${place}${place ? '/' : ''}node_modules/${name}`)) return true
  if (place === '') return false
  const above = place.lastIndexOf('/node_modules/')
  return isLocked({ packages, place: above < 0 ? '' : place.slice(0, above), name })
}

const systems = ['darwin', 'linux', 'win32', 'freebsd', 'android', 'openharmony', 'aix', 'sunos']
const processors = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64']

function platformOf(name: string): { os: string[]; cpu: string[]; libc?: string[] } | null {
  const words = name.slice(name.lastIndexOf('/') + 1).split(/[-.]/)
  const os = systems.find((system) => words.includes(system))
  const cpu = processors.find((processor) => words.includes(processor))
  if (!os || !cpu) return null
  const libc = os === 'linux' ? [name.includes('musl') ? 'musl' : 'glibc'] : null
  return { os: [os], cpu: [cpu], ...(libc ? { libc } : {}) }
}
