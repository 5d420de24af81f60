import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The absolute path of a file of this project, given from its root, wherever the command was called and
 * whether it runs from `src` or from a bundle in `dist`.
 */
export function projectFile(relative: string): string {
  return path.join(projectRoot, relative)
}

const projectRoot = findRoot(path.dirname(fileURLToPath(import.meta.url)))

function findRoot(folder: string): string {
  if (existsSync(path.join(folder, 'package.json'))) return folder
  const parent = path.dirname(folder)
  if (parent === folder) throw new Error('package.json of Rostrum was not found.')
  return findRoot(parent)
}
