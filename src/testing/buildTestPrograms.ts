import { mkdirSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { bundlePrograms } from '@/cli/platform/bundlePrograms'
import { projectFile } from '@/cli/projectFile'
import { programs, programsVariable } from '@/testing/platformPrograms'

/**
 * Builds the platform's programs as production has them, for the processes that tests start: one from its sources
 * takes more than twice as long to be there.
 * @returns remove: takes them away again
 */
export async function buildTestPrograms(): Promise<() => Promise<void>> {
  const under = projectFile('.rostrum')
  mkdirSync(under, { recursive: true })
  const folder = mkdtempSync(path.join(under, 'test-programs-'))
  await bundlePrograms(programs, folder)
  process.env[programsVariable] = folder
  return () => rm(folder, { recursive: true, force: true })
}
