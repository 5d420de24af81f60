import { accessSync, constants } from 'node:fs'
import path from 'node:path'

/** Full path of the first of `names` that can be run, or null. A name with a slash is a path. */
export function findProgram(
  names: string[],
  searchPath: string | undefined = process.env.PATH,
): string | null {
  const folders = (searchPath ?? '').split(path.delimiter).filter(Boolean)
  for (const name of names) {
    const candidates = name.includes('/')
      ? [name]
      : folders.map((folder) => path.join(folder, name))
    const found = candidates.find(isRunnable)
    if (found) return found
  }
  return null
}

function isRunnable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false
    throw error
  }
}
