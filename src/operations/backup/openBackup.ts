import { pipeline } from 'node:stream/promises'
import type { FilePlace } from '@/adapters/filePlace'
import { findBackups } from '@/operations/backup/findBackups'
import { type Manifest, manifestFile, manifestSchema } from '@/operations/backup/manifest'
import { measureStream } from '@/operations/backup/measureStream'

/**
 * Reads a backup from end to end and compares each file with its checksum.
 * @param wanted its name; without one, the newest
 * @throws Error in one sentence when there is none or it is not whole
 */
export async function openBackup(place: FilePlace, wanted?: string) {
  const { whole } = await findBackups(place)
  const name = wanted ?? whole[0]?.name
  if (!name || !whole.some((one) => one.name === name)) {
    throw new Error(
      wanted ? `There is no finished backup called ${wanted}.` : 'There is no finished backup.',
    )
  }
  const chunks: Buffer[] = []
  for await (const chunk of await place.read(`${name}/${manifestFile}`))
    chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  const parsed = manifestSchema.safeParse(parseJson(text))
  if (!parsed.success) throw new Error(`The manifest of ${name} cannot be read.`)
  const manifest: Manifest = parsed.data
  for (const { file, bytes, sha256 } of [...manifest.tables, ...manifest.stored]) {
    const { stream, result } = measureStream()
    stream.resume()
    await pipeline(await place.read(`${name}/${file}`), stream).catch((cause: unknown) => {
      throw new Error(`${file} of ${name} cannot be read.`, { cause })
    })
    const found = result()
    if (found.bytes !== bytes || found.sha256 !== sha256) {
      throw new Error(`${file} of ${name} is damaged: its checksum is another one.`)
    }
  }
  return { name, manifest }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
