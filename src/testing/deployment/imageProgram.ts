import { readFileSync } from 'node:fs'
import { bundles } from '@/cli/platform/buildStamp'

/**
 * The name of the built program that a container's command runs: `server` for `node dist/server.mjs`.
 * @throws Error when the command runs anything else, or gives `migrate` no direction
 */
export function imageProgram(command: string[]): keyof typeof bundles {
  const [node, program, ...args] = command
  const name = /^dist\/(\w+)\.mjs$/.exec(program ?? '')?.[1]
  if (node !== 'node' || !name || !(name in bundles)) {
    throw new Error(`The build makes nothing that \`${command.join(' ')}\` could run.`)
  }
  if (name === 'migrate' && !['up', 'down'].includes(args[0] ?? '')) {
    throw new Error(`\`${command.join(' ')}\` does not say which way to migrate.`)
  }
  return name as keyof typeof bundles
}

/** True if `.dockerignore`, which lists plain names only, keeps the path out of the build. */
export function isIgnoredByDocker(path: string): boolean {
  const names = readFileSync('.dockerignore', 'utf8').split('\n').filter(Boolean)
  const plain = names.every((name) => /^[\w.-]+$/.test(name))
  if (!plain) throw new Error('.dockerignore holds more than names at the root.')
  return names.includes(path.split('/')[0] ?? '')
}
