import { readFile, writeFile } from 'node:fs/promises'
import { projectFile } from '@/cli/projectFile'
import type { Step } from '@/cli/checks/step'

/**
 * A step that holds a committed file against what it should be, or (`fixing`) rewrites it.
 * `expected` gets the text that is there ('' when there is none).
 */
export function fileStep({
  name,
  says,
  file,
  fixing,
  expected,
}: {
  name: string
  says: string
  file: string
  fixing: boolean
  expected: (present: string) => string
}): Step {
  return {
    name,
    says,
    run: async () => {
      const present = await readFile(projectFile(file), 'utf8').catch(nothingIfAbsent)
      const wanted = expected(present)
      if (present === wanted) return { ok: true, output: '' }
      if (!fixing) {
        return { ok: false, output: `${file} is out of date: run \`npm run check -- --fix\`.` }
      }
      await writeFile(projectFile(file), wanted)
      return { ok: true, output: `Rewrote ${file}` }
    },
  }
}

function nothingIfAbsent(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return ''
  throw error
}
