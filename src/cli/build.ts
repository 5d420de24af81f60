import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { bundlePrograms } from '@/cli/platform/bundlePrograms'
import { bundles, hashSources, removeBuildStamp, writeBuildStamp } from '@/cli/platform/buildStamp'
import { projectFile } from '@/cli/projectFile'

/**
 * `npm run build`: the programs of production into `dist`, the pages into `.next`, and a stamp by which
 * `npm start` knows that both are whole and current. Needs no database.
 */

// Holds until the last line is reached.
process.exitCode = 1

const missing = Object.values(bundles).filter((file) => !existsSync(projectFile(file)))
if (missing.length > 0) throw new Error(`Nothing to build: ${missing.join(', ')} is missing.`)

const root = projectFile('.')
const hash = await hashSources(root)
await removeBuildStamp(root)
await rm(projectFile('dist'), { recursive: true, force: true })
await buildPrograms()
await buildPages()
await writeBuildStamp(root, hash)
process.exitCode = 0

async function buildPrograms(): Promise<void> {
  await bundlePrograms({ ...bundles }, 'dist')
  process.stdout.write(
    `Built ${Object.keys(bundles)
      .map((name) => `dist/${name}.mjs`)
      .join(', ')}\n`,
  )
}

async function buildPages(): Promise<void> {
  const fromProject = createRequire(projectFile('package.json'))
  const next = path.join(path.dirname(fromProject.resolve('next/package.json')), 'dist/bin/next')
  const child = fork(next, ['build'], {
    cwd: root,
    execArgv: [],
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
  const [exitCode] = (await once(child, 'exit')) as [number | null]
  if (exitCode !== 0) throw new Error(`next build ended with exit code ${exitCode}`)
}
