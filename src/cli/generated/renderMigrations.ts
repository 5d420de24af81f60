import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Payload } from 'payload'
import { projectFile } from '@/cli/projectFile'

/** Until the first release there is one generated migration, rewritten whenever the collections change. */
const initial = '20261122_000000_initial'
const folder = 'src/migrations'
const snapshotId = '00000000-0000-0000-0000-000000000000'

/**
 * The initial migration from an empty database, its schema snapshot and the index of all migrations (the
 * hand-written ones in the folder too), by file. Names and ids are fixed, so the same configuration gives
 * the same text.
 */
export async function renderMigrations(payload: Payload): Promise<Record<string, string>> {
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'rostrum-migration-'))
  const { db } = payload
  const before = db.migrationDir
  try {
    db.migrationDir = scratch
    await db.createMigration({ payload, migrationName: 'initial', forceAcceptWarning: true })
    const made = await readdir(scratch)
    const read = async (ending: string) => {
      const name = made.find((candidate) => candidate.endsWith(ending))
      if (!name) throw new Error(`Payload made no ${ending} file of the migration.`)
      return readFile(path.join(scratch, name), 'utf8')
    }
    const snapshot = JSON.parse(await read('_initial.json')) as Record<string, unknown>
    return {
      [`${folder}/${initial}.ts`]: await read('_initial.ts'),
      [`${folder}/${initial}.json`]: `${JSON.stringify({ ...snapshot, id: snapshotId }, null, 2)}\n`,
      [`${folder}/index.ts`]: await renderIndex(),
    }
  } finally {
    db.migrationDir = before
    await rm(scratch, { recursive: true })
  }
}

async function renderIndex(): Promise<string> {
  const present = await readdir(projectFile(folder))
  const names = new Set([
    initial,
    ...present
      .filter((file) => /^\d{8}_\d{6}_\w+\.ts$/.test(file))
      .map((file) => file.slice(0, -'.ts'.length)),
  ])
  const sorted = [...names].sort()
  const variable = (name: string) => `m${name}`
  return [
    ...sorted.map((name) => `import * as ${variable(name)} from './${name}'`),
    '',
    '/** Every migration, oldest first. */',
    'export const migrations = [',
    ...sorted.map(
      (name) => `  { name: '${name}', up: ${variable(name)}.up, down: ${variable(name)}.down },`,
    ),
    ']',
    '',
  ].join('\n')
}
