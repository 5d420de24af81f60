import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { projectFile } from '@/cli/projectFile'

const run = promisify(execFile)

type Peer = {
  /** A folder of `bench/servers` with a `package.json` of its own, whose `build` is run. */
  name: string
  env?: Record<string, string>
}

/**
 * A peer whose packages are none of ours: its sources with their packages and their build, in the system's folder
 * for temporary files, since below ours it finds our packages and `tsconfig.json`. Made on first use, which takes
 * minutes and a registry, and anew when the sources have changed.
 * @returns its folder
 * @throws Error with npm's own words, as without a network; where the folder is somebody else's
 */
export async function preparePeer({ name, env = {} }: Peer): Promise<string> {
  const sources = projectFile(path.join('bench/servers', name))
  const peers = path.join(os.tmpdir(), 'rostrum-peers')
  const folder = path.join(peers, name)
  const stamp = path.join(folder, 'sources.sha256')
  const hash = await hashFolder(sources)
  await mkdir(peers, { recursive: true, mode: 0o700 })
  const { uid } = await stat(peers)
  if (uid !== process.getuid?.()) throw new Error(`${peers} belongs to somebody else.`)
  if ((await readFile(stamp, 'utf8').catch(() => null)) === hash) return folder
  process.stderr.write(`  installing and building ${name}, once: minutes …\n`)
  await rm(folder, { recursive: true, force: true })
  await cp(sources, folder, { recursive: true })
  const options = { cwd: folder, env: { ...process.env, ...env }, maxBuffer: 2 ** 26 }
  await run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], options)
  await run('npm', ['run', 'build'], options)
  await writeFile(stamp, hash)
  return folder
}

async function hashFolder(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const hash = createHash('sha256')
  for (const file of files.map(({ parentPath, name }) => path.join(parentPath, name)).sort()) {
    hash.update(`${path.relative(folder, file)}\0`).update(await readFile(file))
  }
  return hash.digest('hex')
}
