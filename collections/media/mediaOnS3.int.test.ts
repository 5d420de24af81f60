/** @backends */
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import S3rver from 's3rver'
import sharp from 'sharp'
import type { Media } from '@/payload-types'
import type { TestPlatform } from '@/testing/harness'
import { startTcpProxy, type TcpProxy } from '@/testing/startTcpProxy'

const bucket = 'rostrum-test'
let folder: string
let store: S3rver
let network: TcpProxy
let client: S3Client
/** Where browsers reach the store: past the network that is taken away. */
let downloads: string
let platform: TestPlatform
let user: { id: string; token: string }

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'rostrum-s3-'))
  store = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: folder,
    configureBuckets: [{ name: bucket, configs: [] }],
  })
  const { port } = await store.run()
  network = await startTcpProxy({ host: '127.0.0.1', port })
  downloads = `http://127.0.0.1:${port}`
  const endpoint = `http://127.0.0.1:${network.port}`
  const [accessKeyId, secretAccessKey] = ['S3RVER', 'S3RVER']
  client = new S3Client({
    endpoint: downloads,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
  })
  // Read once, when the platform is loaded: hence the late import.
  Object.assign(process.env, {
    S3_BUCKET: bucket,
    S3_ENDPOINT: endpoint,
    S3_DOWNLOAD_ENDPOINT: downloads,
    S3_ACCESS_KEY_ID: accessKeyId,
    S3_SECRET_ACCESS_KEY: secretAccessKey,
  })
  const { startTestPlatform } = await import('@/testing/harness')
  platform = await startTestPlatform()
  user = await platform.makeUser('user')
  await platform.startWorker()
})
afterAll(async () => {
  await platform.close()
  await network.close()
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

const keys = async () =>
  ((await client.send(new ListObjectsV2Command({ Bucket: bucket }))).Contents ?? [])
    .map(({ Key }) => String(Key))
    .sort()

test('on S3, a picture and its smaller copies are stored, served by who may see them, and deleted', async () => {
  const { waitFor } = await import('@/testing/harness')
  const bytes = await sharp({
    create: { width: 800, height: 400, channels: 3, background: '#3730a3' },
  })
    .jpeg()
    .toBuffer()
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'afiş.jpg')
  form.set('visibility', 'private')
  const response = await platform.request('/api/upload', {
    method: 'POST',
    body: form,
    token: user.token,
  })
  expect(response.status).toBe(201)
  const { doc } = (await response.json()) as { doc: Media }
  const whole = await waitFor('the smaller copies', async () => {
    const found = await platform.payload.findByID({ collection: 'media', id: doc.id })
    return found.variants === 'ready' && found
  })
  const { sizes } = whole
  const names = [doc.filename, ...Object.values(sizes ?? {}).map((size) => size?.filename)]
  const stored = await keys()
  expect(stored).toHaveLength(4)
  for (const name of names) expect(stored.some((key) => key.endsWith(String(name)))).toBe(true)
  const thumbnail = stored.find((key) => key.endsWith(String(sizes?.thumbnail?.filename)))
  const object = await client.send(new GetObjectCommand({ Bucket: bucket, Key: thumbnail }))
  expect(object.ContentType).toBe('image/webp')

  for (const url of [whole.url, sizes?.thumbnail?.url, sizes?.large?.url]) {
    const { pathname } = new URL(String(url), 'http://x')
    expect((await platform.request(pathname)).status).toBe(401)
    const served = await platform.request(pathname, { token: user.token })
    expect(served.status).toBe(200)
    expect((await sharp(Buffer.from(await served.arrayBuffer())).metadata()).width).toBeGreaterThan(
      0,
    )
  }
  const { expectSweep } = await import('@/testing/expectSweep')
  await expectSweep(platform, whole)
  // While the store is away a deletion is only put off.
  await network.refuse()
  const removed = await platform.request(`/api/media/${doc.id}`, {
    method: 'DELETE',
    token: user.token,
  })
  expect(removed.status).toBe(200)
  expect(await keys()).toHaveLength(4)
  await network.open()
  await waitFor('an empty bucket', async () => (await keys()).length === 0)
})

test('a large download goes to S3 itself, by an address for a minute; all else passes through the platform', async () => {
  const form = new FormData()
  const rows = `ad;soyad\n${'Ayşe;Öz\n'.repeat(130_000)}`
  form.set('file', new Blob([rows], { type: 'text/csv' }), 'büyük liste.csv')
  form.set('visibility', 'private')
  const { token } = user
  const stored = await platform.request('/api/upload', { method: 'POST', body: form, token })
  const { doc } = (await stored.json()) as { doc: Media }
  const linkFor = async (disposition: string) => {
    const at = `/api/media/${doc.id}/link?disposition=${disposition}`
    const { url } = (await (await platform.request(at, { token })).json()) as { url: string }
    const { pathname, search } = new URL(url)
    return pathname + search
  }
  const away = await platform.request(await linkFor('attachment'), { redirect: 'manual' })
  expect([away.status, away.headers.get('Cache-Control')]).toEqual([302, 'no-store'])
  const address = new URL(String(away.headers.get('Location')))
  expect([address.origin, address.searchParams.get('X-Amz-Expires')]).toEqual([downloads, '60'])
  const fetched = await fetch(address)
  expect([fetched.status, fetched.headers.get('Content-Type')]).toEqual([200, 'text/csv'])
  expect(fetched.headers.get('Content-Disposition')).toMatch(/^attachment; filename="/)
  expect(await fetched.text()).toBe(rows)
  expect(address.searchParams.get('X-Amz-Signature')).toMatch(/^[0-9a-f]{64}$/)
  const [then] = new Date(Date.now() - 61_000).toISOString().replace(/[-:]/g, '').split('.')
  address.searchParams.set('X-Amz-Date', `${then}Z`)
  expect((await fetch(address)).status).toBe(403)

  const shown = await platform.request(await linkFor('inline'), { redirect: 'manual' })
  expect([shown.status, await shown.text()]).toEqual([200, rows])
  const guest = `${(await linkFor('attachment')).split('?')[0]}?token=forged`
  expect((await platform.request(guest, { redirect: 'manual' })).status).toBe(404)
  const part = await platform.request(String(new URL(String(doc.url)).pathname), {
    ...{ token, headers: { Range: 'bytes=0-7' } },
  })
  expect([part.status, await part.text()]).toEqual([206, 'ad;soyad'])
  await platform.payload.delete({ collection: 'media', id: doc.id })
})

test('while S3 is away an upload is told "not now" and leaves no row, health says so, and all else goes on', async () => {
  const background = { r: 0, g: 90, b: 90 }
  const picture = await sharp({ create: { width: 20, height: 20, channels: 3, background } })
    .png()
    .toBuffer()
  const upload = () => {
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(picture)], { type: 'image/png' }), 'away.png')
    return platform.request('/api/upload', { method: 'POST', body: form, token: user.token })
  }
  const rows = async () => (await platform.payload.count({ collection: 'media' })).totalDocs
  const before = await rows()
  await network.refuse()
  const refused = await upload()
  expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '5'])
  expect(await refused.json()).toMatchObject({ errors: [{ code: 'UNAVAILABLE' }] })
  expect(await rows()).toBe(before)
  const status = async (path: string) => (await platform.request(path)).status
  expect(await status('/health')).toBe(503)
  expect(await status('/health/ready')).toBe(200)
  expect(await status('/api/events')).toBe(200)
  await network.open()
  expect((await upload()).status).toBe(201)
  expect(await rows()).toBe(before + 1)
})

test('while S3 is away a certificate waits, however often it was tried, and is not issued without its file', async () => {
  const { certificateDesk } = await import('@/testing/certificateDesk')
  const { claimCertificates } = await import('@/operations/certificates/claimCertificates')
  const { issueClaimed } = await import('@/operations/certificates/issueClaimed')
  const { queryRows, sql } = await import('@/db/sql')
  const { payload } = platform
  const desk = await certificateDesk(platform)
  const event = await desk.openEvent()
  await desk.checkIn(event.id)
  const { id: batch } = await desk.plan({ event: event.id })
  // On its own, so that this test prints it and no worker; its next failure would be the last that counts.
  const [{ id } = { id: '' }] = await queryRows<{ id: string }>(
    payload,
    sql`UPDATE certificates SET batch_id = NULL, status = 'queued', attempts = 4
        WHERE batch_id = ${batch} RETURNING id`,
  )
  const attempt = async () => {
    const claimed = await claimCertificates({ payload, which: { certificate: id }, by: 'test' })
    await issueClaimed({ payload, claimed, by: 'test' })
    return payload.findByID({ collection: 'certificates', id, depth: 0 })
  }
  await network.refuse()
  const waiting = await attempt()
  expect(waiting).toMatchObject({ status: 'queued', attempts: 4, failure: expect.any(String) })
  await network.open()
  const issued = await attempt()
  expect(issued).toMatchObject({ status: 'issued', number: waiting.number })
  expect(await keys()).toContain(`certificates/pdf/${id}.pdf`)
})
