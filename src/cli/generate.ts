import config from '@payload-config'
import { readFile, writeFile } from 'node:fs/promises'
import { BasePayload } from 'payload'
import { renderImportMap } from '@/cli/generated/renderImportMap'
import { renderMigrations } from '@/cli/generated/renderMigrations'
import { renderTypes } from '@/cli/generated/renderTypes'
import { projectFile } from '@/cli/projectFile'
import { keepAlive } from '@/lib/keepAlive'

/**
 * `npm run generate` writes what is derived from payload.config.ts: types, import map, and the initial
 * migration. `--check` writes nothing and exits 1 when a committed file differs. Needs no database.
 */

// Holds until the last line is reached: a loader that gives up half-way must not look like success.
process.exitCode = 1
keepAlive()
const checking = process.argv.includes('--check')
const payload = await new BasePayload().init({
  config,
  disableDBConnect: true,
  disableOnInit: true,
})
payload.logger.level = 'warn'
const rendered = {
  ...(await renderTypes(payload)),
  ...(await renderImportMap(payload)),
  ...(await renderMigrations(payload)),
}

let differences = 0
for (const [file, content] of Object.entries(rendered)) {
  const path = projectFile(file)
  const present = await readFile(path, 'utf8').catch(() => null)
  if (present === content) continue
  differences += 1
  if (checking) {
    process.stderr.write(`${file} is not what payload.config.ts gives: run \`npm run generate\`.\n`)
  } else {
    await writeFile(path, content)
    process.stdout.write(`Wrote ${file}\n`)
  }
}
const count = Object.keys(rendered).length
if (differences === 0) process.stdout.write(`All ${count} generated files are up to date.\n`)
// Parts of the configuration keep timers; nothing is left to wait for.
process.exit(checking && differences > 0 ? 1 : 0)
