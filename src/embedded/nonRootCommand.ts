import { execFile } from 'node:child_process'
import { lstat, readFile, readdir, lchown } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** How to run a program so that it does not see itself as root. */
export type NonRootCommand = {
  /** Words to put in front of the command; empty for an ordinary user. */
  prefix: string[]
  /** Who owns the files it writes, as the rest of the machine sees it. */
  uid: number
}

/**
 * PostgreSQL refuses to run as root. An ordinary user needs nothing; for root there are two ways, both of
 * util-linux, tried with the real folder and the real program:
 * - `unshare`: a user namespace in which root carries another number. Files stay root's.
 * - `setpriv`: really another user, who keeps root's right to enter any folder. First choice when the files
 *   are another user's, so that they stay theirs; else for containers, which usually forbid namespaces.
 * @param folder exists already; the program must be able to write there
 * @param owner uid that owns the files so far, if there are any
 * @throws Error in one sentence when neither works
 */
export async function findNonRootCommand({
  folder,
  program,
  owner = 0,
}: {
  folder: string
  program: string
  owner?: number
}): Promise<NonRootCommand> {
  if (process.getuid?.() !== 0) return { prefix: [], uid: process.getuid?.() ?? 0 }
  const ordinary = await findOrdinaryUid()
  const candidates =
    owner === 0 ? [inNamespace(ordinary), asUser(ordinary)] : [asUser(owner), inNamespace(ordinary)]
  const refusals: unknown[] = []
  for (const candidate of candidates) {
    const [command, ...args] = candidate.prefix as [string, ...string[]]
    const probe = ['sh', '-c', 'cd "$1" && test -w . && exec "$2" --version', 'sh', folder, program]
    try {
      await run(command, [...args, ...probe])
      return candidate
    } catch (refusal) {
      refusals.push(refusal)
    }
  }
  throw new Error(
    'PostgreSQL does not run as root, and neither `unshare` nor `setpriv` (util-linux) could start it as another user: start Rostrum as an ordinary user, or set DATABASE_URL.',
    { cause: new AggregateError(refusals) },
  )
}

function inNamespace(uid: number): NonRootCommand {
  return { prefix: ['unshare', '--user', `--map-user=${uid}`, `--map-group=${uid}`], uid: 0 }
}

function asUser(uid: number): NonRootCommand {
  const user = [`--reuid=${uid}`, `--regid=${uid}`, '--clear-groups']
  const rights = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override']
  return { prefix: ['setpriv', ...user, ...rights], uid }
}

/** Gives `folder` and all in it to `uid` if it is not theirs yet. Only root may. */
export async function giveTo({ folder, uid }: { folder: string; uid: number }): Promise<void> {
  if (process.getuid?.() !== 0 || (await lstat(folder)).uid === uid) return
  const entries = await readdir(folder, { recursive: true })
  for (const entry of entries) await lchown(path.join(folder, entry), uid, uid)
  await lchown(folder, uid, uid)
}

/** A user that exists, since `initdb` looks its own name up. */
async function findOrdinaryUid(): Promise<number> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  const ordinary = lines.filter(([, , uid]) => Number(uid) > 0)
  const chosen =
    ordinary.find(([name]) => name === 'postgres') ??
    ordinary.find(([name]) => name === 'nobody') ??
    ordinary[0]
  return Number(chosen?.[2] ?? 65534)
}
