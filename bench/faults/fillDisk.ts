import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { findLedgerFaults } from '../harness/findLedgerFaults'
import { registerOnce } from '../harness/registrants'
import { type Finding, runFault } from '../harness/runFault'
import { makeStaff, signInStaff } from '../harness/staffAccount'
import { startFaultPlatform } from '../harness/startFaultPlatform'

/**
 * `node --import tsx bench/faults/fillDisk.ts [--seed N] [--times 20]`: the folder of the files lies on a small disk of
 * its own (a tmpfs: needs root on Linux), which is filled. Uploads are told "not now" and leave no row; registrations
 * go on; once there is room, uploads work again.
 */
const run = promisify(execFile)
const platform = await startFaultPlatform()
const { payload, database } = platform
const { makeEvent } = await import('@/testing/factories/makeEvent')
const media = path.join(database.home, 'media')
await mkdir(media, { recursive: true })
await run('mount', ['-t', 'tmpfs', '-o', 'size=2m,mode=0777', 'tmpfs', media])
const web = await platform.startWeb()
await makeStaff(payload)
let staff: { Authorization: string }
const ballast = path.join(media, 'ballast')

await runFault({
  close: async () => {
    await run('umount', ['-l', media])
    await platform.close()
  },
  round: async ({ between, run: name }) => {
    const { event } = await makeEvent({ payload, capacity: 100, slug: name })
    staff = await signInStaff(web.url)
    const before = await upload(`${name}-before.png`, 20_000)
    await writeFile(ballast, Buffer.alloc(4_000_000)).catch(() => undefined)
    const size = between(100_000, 400_000)
    const during = await upload(`${name}-during.png`, size)
    const person = await registerOnce(
      { url: () => web.url, event: event.id },
      `${name}@example.org`,
    )
    await rm(ballast)
    const after = await upload(`${name}-after.png`, 20_000)
    const { docs } = await payload.find({
      collection: 'media',
      where: { alt: { like: name } },
      pagination: false,
    })
    const names = docs.map(({ alt }) => alt)
    const files = new Set(await readdir(media, { recursive: true }))
    const missing = docs.filter(
      ({ _objectKey, filename }) => !files.has(`${_objectKey}/${filename}`),
    )
    for (const file of files) await rm(path.join(media, file), { recursive: true, force: true })
    const ledgers = await findLedgerFaults(payload)
    return [
      [
        `an upload of ${size} bytes gets ${during.status} ${during.code}`,
        during.status === 503 && during.code === 'UNAVAILABLE',
      ],
      [
        `before ${before.status}, after ${after.status}`,
        before.status === 201 && after.status === 201,
      ],
      [`rows: ${names.join(', ')}`, names.length === 2 && missing.length === 0],
      [`a registration meanwhile ${person.status}`, person.status === 201],
      ['the web process lives', web.child.exitCode === null],
      [['ledgers agree', ...ledgers].join('; '), ledgers.length === 0],
    ] satisfies Finding[]
  },
})

async function upload(name: string, size: number) {
  const side = Math.ceil(Math.sqrt(size / 3))
  const raw = { width: side, height: side, channels: 3 } as const
  const picture = await sharp(randomBytes(side * side * 3), { raw })
    .png()
    .toBuffer()
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(picture)], { type: 'image/png' }), name)
  form.append('alt', name)
  const response = await fetch(`${web.url}/api/upload`, {
    method: 'POST',
    headers: staff,
    body: form,
  })
  const body = (await response.json()) as { errors?: { code: string }[] }
  return { status: response.status, code: body.errors?.[0]?.code }
}
