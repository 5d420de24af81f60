import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { constants, existsSync } from 'node:fs'
import {
  access,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { giveTo, type NonRootCommand } from './nonRootCommand'
import { isAlive } from './postmasterFile'

const run = promisify(execFile)

export const databaseUser = 'rostrum'
export const databaseName = 'rostrum'

/** Where the parts of an embedded database lie inside its folder. */
export type Cluster = {
  folder: string
  dataFolder: string
  passwordFile: string
  logFile: string
  /** Names the process that took over a server left behind. */
  ownerFile: string
  /** Holds the last port used. */
  portFile: string
}

/** The paths inside `folder`, with links resolved, as PostgreSQL itself will write them. */
export async function locateCluster(folder: string): Promise<Cluster> {
  const real = existsSync(folder) ? await realpath(folder) : path.resolve(folder)
  return {
    folder: real,
    dataFolder: path.join(real, 'cluster', 'data'),
    passwordFile: path.join(real, 'cluster', 'password'),
    logFile: path.join(real, 'postgres.log'),
    ownerFile: path.join(real, 'owner.pid'),
    portFile: path.join(real, 'port'),
  }
}

/**
 * Who owns the database files, undefined while there are none.
 * @throws Error in one sentence when this user cannot use the folder or the files are somebody else's
 */
export async function findClusterOwner(cluster: Cluster): Promise<number | undefined> {
  const { folder, dataFolder } = cluster
  try {
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw new Error(`The folder ${folder} is not writable for this user.`, { cause })
  }
  if (!existsSync(path.dirname(dataFolder))) return undefined
  const { uid } = await stat(path.dirname(dataFolder))
  const self = process.getuid?.()
  if (self !== 0 && self !== uid) {
    throw new Error(
      `The embedded database in ${folder} belongs to another user (uid ${uid}): start Rostrum as that user, or give the folder to this one with chown -R.`,
    )
  }
  return uid
}

/** The generated password of the database's only user. */
export async function readPassword(cluster: Cluster): Promise<string> {
  return (await readFile(cluster.passwordFile, 'utf8')).trim()
}

/**
 * Makes the cluster unless there is one: UTF-8; text sorted by the Unicode root order of ICU, which puts
 * Turkish and English letters where readers look for them, whatever the machine's locale;
 * connections by password only (SCRAM). It is built beside and renamed at the end, so a crash half-way
 * leaves nothing that looks finished and, of two starters, one wins. Safe to repeat.
 */
export async function ensureCluster({
  cluster,
  initdb,
  nonRoot,
}: {
  cluster: Cluster
  initdb: string
  nonRoot: NonRootCommand
}): Promise<void> {
  const final = path.dirname(cluster.dataFolder)
  if (existsSync(final)) {
    await giveTo({ folder: final, uid: nonRoot.uid })
    return
  }
  await removeAbandoned(cluster.folder)
  const staging = await mkdtemp(path.join(cluster.folder, `${stagingPrefix}${process.pid}-`))
  try {
    await mkdir(path.join(staging, 'data'), { mode: 0o700 })
    await writeFile(path.join(staging, 'password'), randomBytes(24).toString('hex'), {
      mode: 0o600,
    })
    await giveTo({ folder: staging, uid: nonRoot.uid })
    await initialise({ staging, command: [...nonRoot.prefix, initdb] })
    await rename(staging, final).catch((error: NodeJS.ErrnoException) => {
      if (!['ENOTEMPTY', 'EEXIST'].includes(error.code ?? '')) throw error
    })
  } catch (cause) {
    const said = (cause as { stderr?: string }).stderr?.match(/^.*(?:error|FATAL|could not).*$/m)
    throw new Error(`The embedded database could not be created: ${said?.[0] ?? String(cause)}`, {
      cause,
    })
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

const stagingPrefix = 'new-cluster-'

/** Clears what starters left that were killed while they built. */
async function removeAbandoned(folder: string): Promise<void> {
  const entries = await readdir(folder)
  for (const entry of entries.filter((name) => name.startsWith(stagingPrefix))) {
    const builder = parseInt(entry.slice(stagingPrefix.length), 10)
    if (!isAlive(builder)) await rm(path.join(folder, entry), { recursive: true, force: true })
  }
}

/**
 * The system's part in what is a letter (for full-text search; the rest is ICU's): the first of these
 * that the machine knows.
 */
const characterTypes = ['C.UTF-8', 'en_US.UTF-8', 'C']

async function initialise({
  staging,
  command,
}: {
  staging: string
  command: string[]
}): Promise<void> {
  for (const characterType of characterTypes) {
    try {
      await run(
        'env',
        [
          'LC_ALL=C',
          ...command,
          `--pgdata=${path.join(staging, 'data')}`,
          `--username=${databaseUser}`,
          `--pwfile=${path.join(staging, 'password')}`,
          '--auth=scram-sha-256',
          '--encoding=UTF8',
          '--locale=C',
          `--lc-ctype=${characterType}`,
          '--locale-provider=icu',
          '--icu-locale=und',
          '--data-checksums',
        ],
        { cwd: staging },
      )
      return
    } catch (error) {
      const unknown = (error as { stderr?: string }).stderr?.includes('invalid locale')
      if (!unknown || characterType === 'C') throw error
    }
  }
}
