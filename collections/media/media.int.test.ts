/** @backends */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import sharp from 'sharp'
import { queryRows, sql } from '@/db/sql'
import { env } from '@/env'
import { startTestPlatform, type TestPlatform } from '@/testing/harness'
import {
  formOf,
  mediaDesk,
  picture,
  png,
  type Answer,
  type MediaDesk,
} from '@/testing/media/mediaDesk'

let platform: TestPlatform
let desk: MediaDesk

beforeAll(async () => {
  platform = await startTestPlatform()
  desk = await mediaDesk(platform)
})
afterAll(() => platform.close())

describe('uploading', () => {
  test('any signed-in user may: the file is theirs, and comes back as it is', async () => {
    const { status, doc } = await desk.upload({
      bytes: await png(),
      name: 'Afiş İstanbul.png',
      fields: { alt: 'Afiş', visibility: 'public' },
    })
    expect(status).toBe(201)
    expect(doc).toMatchObject({
      owner: desk.user.id,
      alt: 'Afiş',
      mimeType: 'image/png',
      width: 40,
      height: 20,
      visibility: 'public',
    })
    const { response, bytes } = await desk.fetchFile(doc)
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    expect(bytes.length).toBe(doc.filesize)
  })

  test('several at once, all or none', async () => {
    const file = { bytes: await png(), name: 'a.png' }
    const { status, docs } = await desk.send(
      '/api/upload/multiple',
      formOf({ name: 'files', files: [file, file, file] }),
    )
    expect([status, docs.length, new Set(docs.map(({ filename }) => filename)).size]).toEqual([
      201, 3, 3,
    ])
    const before = await platform.payload.count({ collection: 'media' })
    const bad = { bytes: new TextEncoder().encode('<svg/>'), name: 'b.png' }
    const refused = await desk.send(
      '/api/upload/multiple',
      formOf({ name: 'files', files: [file, bad] }),
    )
    expect(refused.status).toBe(422)
    expect(await platform.payload.count({ collection: 'media' })).toEqual(before)
  })

  test('guests may not', async () => {
    for (const target of ['/api/upload', '/api/upload/multiple']) {
      const form = formOf({ name: 'file', files: [{ bytes: await png(), name: 'a.png' }] })
      const response = await platform.request(target, { method: 'POST', body: form })
      expect(response.status).toBe(401)
    }
  })

  test.each([
    ['no file', new FormData()],
    [
      'a file under another name',
      formOf({ name: 'document', files: [{ bytes: new Uint8Array(3), name: 'a.png' }] }),
    ],
  ])('%s is refused by name', async (_what, form) => {
    const { status, errors } = await desk.send('/api/upload', form)
    expect([status, errors?.[0]]).toMatchObject([422, { data: { fields: [{ path: 'file' }] } }])
  })

  test('nobody claims an owner, a file of others or a type', async () => {
    const form = formOf({
      name: 'file',
      files: [{ bytes: await png(), name: 'a.png' }],
      fields: {
        _payload: JSON.stringify({
          owner: desk.admin.id,
          filename: 'x.png',
          mimeType: 'text/html',
        }),
      },
    })
    for (const target of ['/api/upload', '/api/media']) {
      const { doc } = await desk.send(target, form)
      expect(doc).toMatchObject({ owner: desk.user.id, mimeType: 'image/png' })
      expect(doc.filename).not.toBe('x.png')
      const response = await platform.request(`/api/media/${doc.id}`, {
        method: 'PATCH',
        token: desk.user.token,
        body: {
          filename: 'theirs.png',
          sizes: { thumbnail: { filename: 'theirs.png' } },
          alt: 'B',
        },
      })
      const changed = ((await response.json()) as Answer).doc
      expect(changed).toMatchObject({ alt: 'B', filename: doc.filename })
      expect(changed.sizes?.thumbnail?.filename).not.toBe('theirs.png')
    }
  })
})

describe('what is in the file decides', () => {
  const text = (value: string) => new TextEncoder().encode(value)
  test('the type and the ending of the name', async () => {
    const jpeg = new Uint8Array(await picture().jpeg().toBuffer())
    const { doc } = await desk.upload({ bytes: jpeg, name: 'photo.png', type: 'image/png' })
    expect(doc.mimeType).toBe('image/jpeg')
    expect(doc.filename).toMatch(/\.jpe?g$/)
    const csv = await desk.upload({ bytes: text('a;b\n1;2'), name: 'liste.csv', type: 'text/html' })
    expect(csv.doc.mimeType).toBe('text/csv')
  })

  test.each([
    ['a drawing', 'a.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
    ['a drawing that calls itself a picture', 'a.png', '<?xml version="1.0"?><svg/>'],
    ['a drawing that calls itself text', 'a.txt', '<svg onload="alert(1)">'],
    ['a page', 'a.html', '<!doctype html><script>alert(1)</script>'],
    ['a page that calls itself text', 'a.txt', '  <HTML><body>'],
    ['a program', 'a.png', 'MZ\u0090\u0000'],
    ['broken JSON', 'a.json', '{"a":'],
    ['nothing', 'a.png', ''],
    ['half a picture', 'a.png', '\u0089PNG\r\n\u001a\n'],
  ])('%s is refused, and says what to upload', async (_what, name, value) => {
    const { status, errors } = await desk.upload({ bytes: Buffer.from(value, 'latin1'), name })
    expect([status, errors?.[0]]).toMatchObject([
      422,
      { code: 'INVALID_FIELDS', data: { fields: [{ path: 'file' }] } },
    ])
  })

  test('a small file that unfolds to a huge picture is refused unopened', async () => {
    const bomb = await picture(9_500, 9_500).png({ compressionLevel: 9 }).toBuffer()
    expect(bomb.length).toBeLessThan(1_000_000)
    const { status } = await desk.upload({ bytes: new Uint8Array(bomb), name: 'bomb.png' })
    expect(status).toBe(422)
  })

  test('more than 20 MB is too large, through both doors', async () => {
    const bytes = new Uint8Array(20_000_001).fill(65)
    const form = () =>
      formOf({ name: 'file', files: [{ bytes, name: 'a.txt', type: 'text/plain' }] })
    for (const target of ['/api/upload', '/api/media']) {
      const { status, errors } = await desk.send(target, form())
      expect([status, errors?.[0]?.code]).toEqual([413, 'PAYLOAD_TOO_LARGE'])
    }
  })

  test.each(['jpeg', 'png', 'webp', 'avif'] as const)(
    'a %s tells neither where nor when nor with what it was taken, and stays upright',
    async (format) => {
      const bytes = await picture()
        .withExif({
          IFD0: { Make: 'SecretCamera', Copyright: 'Someone' },
          IFD3: { GPSLatitude: '41/1 0/1 0/1' },
        })
        .withMetadata({ orientation: 6 })
        [format]()
        .toBuffer()
      const { doc } = await desk.upload({ bytes: new Uint8Array(bytes), name: `photo.${format}` })
      const stored = (await desk.fetchFile(doc)).bytes
      expect(stored.includes('SecretCamera')).toBe(false)
      const { exif, orientation } = await sharp(stored).metadata()
      expect(exif?.includes('GPS') ?? false).toBe(false)
      if (format === 'jpeg') expect(orientation).toBe(6)
      const { width, height } = (await sharp(stored).rotate().toBuffer({ resolveWithObject: true }))
        .info
      if (format === 'jpeg') expect([width, height]).toEqual([20, 40])
    },
  )
})

describe('a quota', () => {
  const use = (bytes: number) =>
    queryRows(
      platform.payload,
      sql`UPDATE media SET filesize = ${bytes}
          WHERE id = (SELECT max(id::text)::uuid FROM media WHERE owner_id = ${desk.user.id})`,
    )
  const kept = async () => {
    const where = { owner: { equals: desk.user.id } }
    return (await platform.payload.count({ collection: 'media', where })).totalDocs
  }

  test('of bytes and of files is one’s own, and its refusal says what is used and left', async () => {
    const bytes = await png()
    await use(env.uploadQuota.bytes)
    const { status, errors } = await desk.upload({ bytes, name: 'fazla.png' })
    expect([status, errors?.[0]]).toMatchObject([
      413,
      {
        code: 'PAYLOAD_TOO_LARGE',
        message: expect.stringMatching(/0\.0 MB are left/),
        data: { leftBytes: 0, usedFiles: await kept() },
      },
    ])
    for (const { token } of [desk.other, desk.admin]) {
      const form = formOf({ name: 'file', files: [{ bytes, name: 'a.png' }] })
      const answer = await platform.request('/api/upload', { method: 'POST', body: form, token })
      expect(answer.status).toBe(201)
    }
  })

  test('is kept by uploads at the same moment: the last place goes once', async () => {
    const bytes = await png()
    await use(0)
    const [{ used } = { used: 0 }] = await queryRows<{ used: number }>(
      platform.payload,
      sql`SELECT sum(filesize)::int AS used FROM media WHERE owner_id = ${desk.user.id}`,
    )
    const { doc } = await desk.upload({ bytes, name: 'ölçü.png' })
    const size = Number(doc.filesize)
    await use(env.uploadQuota.bytes - used - size * 1.5)
    const before = await kept()
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_none, index) => desk.upload({ bytes, name: `${index}.png` })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 413, 413, 413, 413])
    expect(await kept()).toBe(before + 1)
  })
})
