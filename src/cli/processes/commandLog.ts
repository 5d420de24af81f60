import { createWriteStream, mkdirSync } from 'node:fs'
import path from 'node:path'

/** The file with everything that a command's steps printed; begun anew by each run. */
export type CommandLog = { file: string; write: (text: string) => void }

/** Opens `ROSTRUM_HOME/logs/<name>.log`. */
export function openCommandLog({ home, name }: { home: string; name: string }): CommandLog {
  const folder = path.join(home, 'logs')
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, `${name}.log`)
  const stream = createWriteStream(file, { flags: 'w', mode: 0o600 })
  // A full disk must not end the platform; the same lines are on the screen.
  stream.on('error', () => undefined)
  return { file, write: (text) => void stream.write(`${text}\n`) }
}
