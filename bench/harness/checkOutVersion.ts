import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * The sources of a commit in a folder of their own, with the packages of its lockfile: ours where it names the same,
 * else installed (a minute or two, and a registry). `remove` throws them away.
 * @throws Error when there is no such commit, as in a clone without history
 */
export async function checkOutVersion(commit: string) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'rostrum-version-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const archive = path.join(folder, 'sources.tar')
    await run('git', ['archive', '--output', archive, commit])
    await run('tar', ['-xf', archive, '-C', folder])
    const [theirs, ours] = await Promise.all(
      [folder, '.'].map((place) => readFile(path.join(place, 'package-lock.json'), 'utf8')),
    )
    if (theirs === ours) {
      await symlink(path.resolve('node_modules'), path.join(folder, 'node_modules'))
    } else {
      await run('npm', ['ci', '--omit=dev', '--no-audit', '--no-fund'], { cwd: folder })
    }
    return { folder, remove }
  } catch (error) {
    await remove()
    throw error
  }
}
