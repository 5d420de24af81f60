import { randomUUID } from 'node:crypto'
import {
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  stat,
  writeFile,
} from 'node:fs/promises'
import path from 'node:path'
import type { FileStore, StoredFile } from '@/adapters/files/fileStore'

const pageSize = 1_000

/** Files in a folder. One that is being written has a name of its own until it is whole. */
export function diskStore(folder: string): FileStore {
  const root = path.resolve(folder)
  /** @throws RangeError for a key that leads elsewhere */
  const pathOf = (key: string) => {
    const file = path.join(root, key)
    if (!file.startsWith(root + path.sep) || key.includes('\0')) throw new RangeError('Not a key')
    return file
  }
  return {
    put: async ({ key, bytes }) => {
      const file = pathOf(key)
      const half = `${file}.${randomUUID()}`
      await mkdir(path.dirname(file), { recursive: true })
      try {
        await writeFile(half, bytes)
        await rename(half, file)
      } catch (error) {
        await rm(half, { force: true })
        await removeEmptyFolders(root, path.dirname(file))
        throw error
      }
    },
    find: (key) => orNull(() => readFile(pathOf(key))),
    sizeOf: (key) => orNull(async () => (await stat(pathOf(key))).size),
    open: (key, range) =>
      orNull(async () => (await open(pathOf(key))).createReadStream(range ?? {})),
    list: (under) => listUnder(root, under),
    remove: async (keys) => {
      for (const key of keys) {
        await rm(pathOf(key), { force: true })
        await removeEmptyFolders(root, path.dirname(pathOf(key)))
      }
    },
    findDownloadAddress: async () => null,
  }
}

async function* listUnder(root: string, under: string): AsyncGenerator<StoredFile[]> {
  let page: StoredFile[] = []
  // The part of the prefix that is a folder for certain.
  for await (const key of keysIn(root, under.slice(0, under.lastIndexOf('/') + 1))) {
    if (!key.startsWith(under)) continue
    const found = await orNull(() => stat(path.join(root, key)))
    if (found) page.push({ key, writtenAt: found.mtime })
    if (page.length === pageSize) {
      yield page
      page = []
    }
  }
  if (page.length > 0) yield page
}

async function* keysIn(root: string, folder: string): AsyncGenerator<string> {
  const entries = await orNull(() => readdir(path.join(root, folder), { withFileTypes: true }))
  for (const entry of entries ?? []) {
    const key = path.posix.join(folder, entry.name)
    if (entry.isDirectory()) yield* keysIn(root, `${key}/`)
    else if (entry.isFile()) yield key
  }
}

/** Upwards, as long as they are empty. */
async function removeEmptyFolders(root: string, folder: string): Promise<void> {
  if (folder === root) return
  try {
    await rmdir(folder)
  } catch {
    // Something else is in it, or it is gone.
    return
  }
  await removeEmptyFolders(root, path.dirname(folder))
}

async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
