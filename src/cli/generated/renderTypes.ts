import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Payload } from 'payload'
import { generateTypes } from 'payload/node'

/** The types of all collections, by the file they belong in. The same configuration gives the same text. */
export async function renderTypes(payload: Payload): Promise<Record<string, string>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'rostrum-types-'))
  const outputFile = path.join(folder, 'payload-types.ts')
  const { config } = payload
  try {
    const typescript = { ...config.typescript, outputFile }
    await generateTypes({ ...config, typescript }, { log: false })
    return { 'src/payload-types.ts': await readFile(outputFile, 'utf8') }
  } finally {
    await rm(folder, { recursive: true })
  }
}
