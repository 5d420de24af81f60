import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** The programs that esbuild makes for production: name in `dist` and where each begins. */
export const bundles = {
  server: 'src/server/main.ts',
  worker: 'jobs/worker.ts',
  migrate: 'src/cli/migrate.ts',
  seed: 'src/cli/seed.ts',
  backup: 'src/cli/backup.ts',
  restore: 'src/cli/restore.ts',
} as const

const stampFile = 'dist/build.json'
const pageBuildFile = '.next/BUILD_ID'
const sources = [
  'collections',
  'jobs',
  'public',
  'src',
  'next.config.mjs',
  'package-lock.json',
  'payload.config.ts',
  'tsconfig.json',
]
const notBuilt = /\.test\.tsx?$|^src\/testing\//

type Stamp = { sources: string; pages: string }

/**
 * True if what lies in `dist` and `.next` was built, to the end, from the files that are there now.
 * @param root the project's folder
 */
export async function isBuildCurrent(root: string): Promise<boolean> {
  const stamp = await readStamp(root)
  const programs = Object.keys(bundles).map((name) => path.join(root, 'dist', `${name}.mjs`))
  if (!stamp || !programs.every((file) => existsSync(file))) return false
  return stamp.pages === (await readPageBuild(root)) && stamp.sources === (await hashSources(root))
}

/** Declares the present build unfinished, so that one broken off half-way is never taken for whole. */
export async function removeBuildStamp(root: string): Promise<void> {
  await rm(path.join(root, stampFile), { force: true })
}

/**
 * Declares the build whole.
 * @param sources what `hashSources` gave before the build began: a file changed since makes it stale
 * @throws Error if Next left no pages
 */
export async function writeBuildStamp(root: string, sources: string): Promise<void> {
  const pages = await readPageBuild(root)
  if (!pages) throw new Error('Next built no pages: .next/BUILD_ID is missing.')
  await writeFile(path.join(root, stampFile), JSON.stringify({ sources, pages } satisfies Stamp))
}

/**
 * One hash over every file that the build reads. The environment is not part of it: all of it is read
 * when the programs run, nothing is baked in.
 */
export async function hashSources(root: string): Promise<string> {
  const hash = createHash('sha256')
  for (const file of await listSources(root)) {
    hash
      .update(`${file}\0`)
      .update(await readFile(path.join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

async function listSources(root: string): Promise<string[]> {
  const files: string[] = []
  for (const source of sources) {
    const place = path.join(root, source)
    if (!existsSync(place)) continue
    if (path.extname(source)) {
      files.push(source)
      continue
    }
    for (const entry of await readdir(place, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) files.push(path.relative(root, path.join(entry.parentPath, entry.name)))
    }
  }
  return files.filter((file) => !notBuilt.test(file)).sort()
}

async function readPageBuild(root: string): Promise<string | null> {
  return readFile(path.join(root, pageBuildFile), 'utf8').catch(() => null)
}

async function readStamp(root: string): Promise<Stamp | null> {
  try {
    return JSON.parse(await readFile(path.join(root, stampFile), 'utf8')) as Stamp
  } catch {
    // Missing or cut off: either way there is no finished build.
    return null
  }
}
