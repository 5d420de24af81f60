import { randomUUID } from 'node:crypto'
import { expect } from '@jest/globals'
import { createLocalReq } from 'payload'
import { requireFileStore } from '@/adapters/files/requireFileStore'
import { inTransaction } from '@/db/transaction'
import { sweepFiles } from '@/operations/media/sweepFiles'
import type { Media } from '@/payload-types'
import type { TestPlatform } from '@/testing/harness'

const tomorrow = () => new Date(Date.now() + 25 * 60 * 60 * 1000)
const publicly = { visibility: 'public' as const }
const text = Buffer.from('text')
const file = { name: 'on-its-way.txt', data: text, mimetype: 'text/plain', size: text.length }

/** The sweep of stored files on the store this platform has, beside a picture that is whole. */
export async function expectSweep({ payload }: TestPlatform, picture: Media): Promise<void> {
  const store = requireFileStore()
  const put = async (...keys: string[]) => {
    for (const key of keys) await store.put({ key, bytes: text, type: 'text/plain' })
    return keys
  }
  const left = async (keys: readonly string[]) => {
    const sizes = await Promise.all(keys.map((key) => store.sizeOf(key)))
    return keys.filter((_key, at) => sizes[at] !== null)
  }
  const lost = await put(
    `${randomUUID()}/lost ş.txt`,
    `${picture._objectKey}/not-in-the-row.webp`,
    `certificates/pdf/${randomUUID()}.pdf`,
  )
  const others = await put('daily/20261128.tar', 'picture.jpg', 'certificates/assets/abc')
  const { filename, sizes } = picture
  const names = [filename, ...Object.values(sizes ?? {}).map((size) => size?.filename)]
  const kept = [...names.map((name) => `${picture._objectKey}/${name}`), ...others]
  expect(await left(kept)).toEqual(kept)

  // Within the grace period nothing goes: an upload has its bytes before anybody sees its row.
  const req = await createLocalReq({}, payload)
  const arriving = await inTransaction(req, async () => {
    const made = await payload.create({
      collection: 'media',
      data: publicly,
      file: { ...file },
      req,
    })
    const early = await sweepFiles({ payload })
    expect(early.orphans.filter((key) => key.startsWith(String(made._objectKey)))).toEqual([])
    return made
  })
  expect(await left(lost)).toEqual(lost)

  const asked = await sweepFiles({ payload, dryRun: true, now: tomorrow() })
  expect(asked).toMatchObject({ removed: 0, refused: false })
  expect(new Set(asked.orphans)).toEqual(new Set(lost))
  expect(await left(lost)).toEqual(lost)

  const missingId = arriving.id
  await store.remove([`${arriving._objectKey}/${arriving.filename}`])
  const swept = await sweepFiles({ payload, now: tomorrow() })
  expect(swept).toMatchObject({ removed: lost.length, refused: false })
  expect(swept.missing).toEqual([{ table: 'media', id: missingId }])
  expect(await left([...lost, ...kept])).toEqual(kept)
  await payload.delete({ collection: 'media', id: missingId })

  const many = Array.from({ length: 101 }, () => `${randomUUID()}/theirs.txt`)
  await put(...many)
  const refused = await sweepFiles({ payload, now: tomorrow() })
  expect(refused).toMatchObject({ refused: true, removed: 0, missing: [] })
  expect(await left(many)).toHaveLength(many.length)
  expect(await sweepFiles({ payload, force: true, now: tomorrow() })).toMatchObject({
    ...{ refused: false, removed: many.length },
  })
  expect(await left([...many, ...kept])).toEqual(kept)
  await store.remove(others)
}
