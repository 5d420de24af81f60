import { readFile, rm } from 'node:fs/promises'
import { generateImportMap, type Payload } from 'payload'
import { projectFile } from '@/cli/projectFile'

const file = 'src/app/(payload)/admin/importMap.js'

/**
 * The list of admin components, by the file it belongs in. Written beside that file first, since the
 * paths in it are relative to its folder.
 */
export async function renderImportMap({ config }: Payload): Promise<Record<string, string>> {
  const importMapFile = projectFile(file.replace('.js', `.${process.pid}.js`))
  const importMap = { ...config.admin.importMap, importMapFile }
  try {
    await generateImportMap(
      { ...config, admin: { ...config.admin, importMap } },
      { force: true, log: false },
    )
    return { [file]: await readFile(importMapFile, 'utf8') }
  } finally {
    await rm(importMapFile, { force: true })
  }
}
