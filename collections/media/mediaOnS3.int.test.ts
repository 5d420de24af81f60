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
  const endpoint = `http://127.0.0.1:${network.port}`
  const [accessKeyId, secretAccessKey] = ['S3RVER', 'S3RVER']
  // Looks on past the network that is taken away.
  client = new S3Client({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
  })
  // Read once, when the platform is loaded: hence the late import.
  Object.assign(process.env, {
    S3_BUCKET: bucket,
    S3_ENDPOINT: endpoint,
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
