/** @backends */
/* eslint-disable max-lines -- every rule of one collection, on one platform */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createLocalReq, type PayloadRequest } from 'payload'
import sharp from 'sharp'
import { queryRows, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { env, requireSecret } from '@/env'
import { makeToken } from '@/lib/signedToken'
import { removeUpload } from '@/operations/media/removeUpload'
import { sweepFiles } from '@/operations/media/sweepFiles'
import type { Media } from '@/payload-types'
import { expectSweep } from '@/testing/expectSweep'
import { startTestPlatform, waitFor, type TestPlatform } from '@/testing/harness'

let platform: TestPlatform
let user: { id: string; token: string }
let other: { id: string; token: string }
let admin: { id: string; token: string }

beforeAll(async () => {
  platform = await startTestPlatform()
  user = await platform.makeUser('user')
  other = await platform.makeUser('user')
  admin = await platform.makeUser('admin')
})
afterAll(() => platform.close())

type Upload = { bytes: Uint8Array; name: string; type?: string; fields?: Record<string, string> }
type Answer = { doc: Media; docs: Media[]; errors?: { code: string; data?: object }[] }

const picture = (width = 40, height = 20) =>
  sharp({ create: { width, height, channels: 3, background: '#3730a3' } })

type Form = { name: string; files: Upload[]; fields?: Record<string, string> }

function formOf({ name, files, fields = {} }: Form) {
  const form = new FormData()
  for (const { bytes, name: filename, type } of files) {
    form.append(name, new Blob([bytes as BlobPart], { type: type ?? 'image/png' }), filename)
  }
  for (const [key, value] of Object.entries(fields)) form.set(key, value)
  return form
}

async function send(target: string, body: FormData) {
  const response = await platform.request(target, { method: 'POST', body, token: user.token })
  return { status: response.status, ...((await response.json()) as Answer) }
}

const upload = ({ fields, ...file }: Upload) =>
  send('/api/upload', formOf({ name: 'file', files: [file], fields }))

const fetchFile = async (doc: Pick<Media, 'url'>, token?: string) => {
  const url = new URL(String(doc.url), 'http://x')
  const response = await platform.request(url.pathname, { token })
  return { response, status: response.status, bytes: Buffer.from(await response.arrayBuffer()) }
}

const tinyPdf =
  '%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\nxref\n0 1\ntrailer <</Root 1 0 R>>\nstartxref\n45\n%%EOF\n'

/** Where its bytes lie. */
const fileOf = (doc: Media, name = doc.filename) =>
  path.join(env.home, 'media', String(doc._objectKey), String(name))

const png = async () => new Uint8Array(await picture().png().toBuffer())

describe('uploading', () => {
  test('any signed-in user may: the file is theirs, and comes back as it is', async () => {
    const { status, doc } = await upload({
      bytes: await png(),
      name: 'Afiş İstanbul.png',
      fields: { alt: 'Afiş', visibility: 'public' },
    })
    expect(status).toBe(201)
    expect(doc).toMatchObject({
      owner: user.id,
      alt: 'Afiş',
      mimeType: 'image/png',
      width: 40,
      height: 20,
      visibility: 'public',
    })
    const { response, bytes } = await fetchFile(doc)
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    expect(bytes.length).toBe(doc.filesize)
  })

  test('several at once, all or none', async () => {
    const file = { bytes: await png(), name: 'a.png' }
    const { status, docs } = await send(
      '/api/upload/multiple',
      formOf({ name: 'files', files: [file, file, file] }),
    )
    expect([status, docs.length, new Set(docs.map(({ filename }) => filename)).size]).toEqual([
      201, 3, 3,
    ])
    const before = await platform.payload.count({ collection: 'media' })
    const bad = { bytes: new TextEncoder().encode('<svg/>'), name: 'b.png' }
    const refused = await send(
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
    const { status, errors } = await send('/api/upload', form)
    expect([status, errors?.[0]]).toMatchObject([422, { data: { fields: [{ path: 'file' }] } }])
  })

  test('nobody claims an owner, a file of others or a type', async () => {
    const form = formOf({
      name: 'file',
      files: [{ bytes: await png(), name: 'a.png' }],
      fields: {
        _payload: JSON.stringify({ owner: admin.id, filename: 'x.png', mimeType: 'text/html' }),
      },
    })
    for (const target of ['/api/upload', '/api/media']) {
      const { doc } = await send(target, form)
      expect(doc).toMatchObject({ owner: user.id, mimeType: 'image/png' })
      expect(doc.filename).not.toBe('x.png')
      const response = await platform.request(`/api/media/${doc.id}`, {
        method: 'PATCH',
        token: user.token,
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
    const { doc } = await upload({ bytes: jpeg, name: 'photo.png', type: 'image/png' })
    expect(doc.mimeType).toBe('image/jpeg')
    expect(doc.filename).toMatch(/\.jpe?g$/)
    const csv = await upload({ bytes: text('a;b\n1;2'), name: 'liste.csv', type: 'text/html' })
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
    const { status, errors } = await upload({ bytes: Buffer.from(value, 'latin1'), name })
    expect([status, errors?.[0]]).toMatchObject([
      422,
      { code: 'INVALID_FIELDS', data: { fields: [{ path: 'file' }] } },
    ])
  })

  test('a small file that unfolds to a huge picture is refused unopened', async () => {
    const bomb = await picture(9_500, 9_500).png({ compressionLevel: 9 }).toBuffer()
    expect(bomb.length).toBeLessThan(1_000_000)
    const { status } = await upload({ bytes: new Uint8Array(bomb), name: 'bomb.png' })
    expect(status).toBe(422)
  })

  test('more than 20 MB is too large, through both doors', async () => {
    const bytes = new Uint8Array(20_000_001).fill(65)
    const form = () =>
      formOf({ name: 'file', files: [{ bytes, name: 'a.txt', type: 'text/plain' }] })
    for (const target of ['/api/upload', '/api/media']) {
      const { status, errors } = await send(target, form())
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
      const { doc } = await upload({ bytes: new Uint8Array(bytes), name: `photo.${format}` })
      const stored = (await fetchFile(doc)).bytes
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

describe('the smaller copies', () => {
  beforeAll(() => platform.startWorker())
  const ready = (id: string) =>
    waitFor('the smaller copies', async () => {
      const doc = await platform.payload.findByID({ collection: 'media', id })
      return doc.variants === 'ready' && doc
    })

  test('are made by a job, after the answer, and served like the picture', async () => {
    const bytes = new Uint8Array(await picture(2_400, 1_200).jpeg().toBuffer())
    const { doc } = await upload({ bytes, name: 'geniş.jpg' })
    expect(doc.sizes?.thumbnail?.filename ?? null).toBeNull()
    const { sizes } = await ready(doc.id)
    const edges = { thumbnail: [320, 160], medium: [960, 480], large: [1920, 960] }
    for (const [name, [width, height]] of Object.entries(edges)) {
      const size = sizes?.[name as keyof typeof edges]
      expect(size).toMatchObject({ width, height, mimeType: 'image/webp' })
      const served = await fetchFile({ url: size?.url })
      expect(served.bytes.length).toBe(size?.filesize)
      expect((await sharp(served.bytes).metadata()).width).toBe(width)
    }
    const response = await platform.request(`/api/media/${doc.id}`, { token: other.token })
    expect(((await response.json()) as Media).sizes?.thumbnail?.url).toContain('/api/media/file/')
  })

  test('and the file of a copied row are its own', async () => {
    const { doc } = await upload({ bytes: await png(), name: 'asıl.png' })
    const first = await ready(doc.id)
    const answer = await platform.request(`/api/media/${doc.id}/duplicate`, {
      method: 'POST',
      token: user.token,
    })
    const copy = await ready(((await answer.json()) as Answer).doc.id)
    await platform.payload.delete({ collection: 'media', id: first.id })
    await waitFor('the first gone', async () => !existsSync(path.dirname(fileOf(first))))
    for (const file of [copy, { url: copy.sizes?.thumbnail?.url }]) {
      expect((await fetchFile(file)).status).toBe(200)
    }
    const refused = await platform.request(`/api/media/${copy.id}/duplicate`, { method: 'POST' })
    expect(refused.status).toBe(401)
  })

  test('go with the picture when it is deleted', async () => {
    const { doc } = await upload({ bytes: await png(), name: 'kısa.png' })
    const { sizes, filename } = await ready(doc.id)
    const names = [filename, sizes?.thumbnail?.filename, sizes?.large?.filename].map(String)
    const files = names.map((name) => fileOf(doc, name))
    expect(files.map((file) => existsSync(file))).toEqual([true, true, true])
    const remove = (token: string) =>
      platform.request(`/api/media/${doc.id}`, { method: 'DELETE', token })
    expect((await remove(other.token)).status).toBe(403)
    expect((await remove(user.token)).status).toBe(200)
    await waitFor('an empty place', async () => !existsSync(path.dirname(fileOf(doc))))
  })

  test('and the picture stay when a deletion or a replacement is rolled back; a replaced one goes', async () => {
    const { doc } = await upload({ bytes: await png(), name: 'kalan.png' })
    await ready(doc.id)
    const { payload } = platform
    const change = { collection: 'media', id: doc.id } as const
    const data = await picture(60, 30).png().toBuffer()
    const file = { data, name: 'yeni.png', mimetype: 'image/png', size: data.length }
    for (const act of [
      (req: PayloadRequest) => payload.delete({ ...change, req }),
      (req: PayloadRequest) => payload.update({ ...change, data: {}, file, req }),
    ]) {
      const req = await createLocalReq({}, payload)
      const undone = inTransaction(req, async () => {
        await act(req)
        throw new Error('thought better of it')
      })
      await expect(undone).rejects.toThrow('thought better of it')
    }
    const asked = await queryRows(
      payload,
      sql`SELECT 1 FROM outbox WHERE payload ->> 'folder' = ${doc._objectKey}`,
    )
    expect(asked).toEqual([])
    expect((await fetchFile(doc, user.token)).bytes.length).toBe(doc.filesize)

    const replaced = await payload.update({ ...change, data: {}, file })
    await waitFor('the old one gone', async () => !existsSync(path.dirname(fileOf(doc))))
    expect((await fetchFile(replaced)).bytes.length).toBe(replaced.filesize)
    await ready(doc.id)
    const kept = await removeUpload(payload, String(replaced._objectKey))
    expect([kept, existsSync(fileOf(replaced))]).toEqual(['kept', true])
  })

  test('are not made of what is no picture, and a broken picture is not tried for ever', async () => {
    const pdf = await upload({ bytes: new TextEncoder().encode(tinyPdf), name: 'a.pdf' })
    const [kind] = await queryRows<{ variants: string }>(
      platform.payload,
      sql`SELECT variants FROM media WHERE id = ${pdf.doc.id}`,
    )
    expect(kind?.variants).toBe('none')
    const noise = { type: 'gaussian' as const, mean: 128, sigma: 30 }
    const create = { width: 200, height: 200, channels: 3 as const, background: '#000', noise }
    const data = await sharp({ create }).png().toBuffer()
    const pixels = data.indexOf('IDAT') + 4
    data.fill(7, pixels, pixels + 4_000)
    const { doc } = await upload({ bytes: new Uint8Array(data), name: 'b.png' })
    await waitFor('the verdict', async () => {
      const { variants } = await platform.payload.findByID({ collection: 'media', id: doc.id })
      return variants !== 'pending' && expect(variants).toBe('failed') === undefined
    })
  })
})

describe('who sees files', () => {
  test('a private one, and its smaller copies, only its owner and staff', async () => {
    const { doc } = await upload({
      bytes: await png(),
      name: 'gizli.png',
      fields: { visibility: 'private' },
    })
    const whole = await waitFor('the smaller copies', async () => {
      const found = await platform.payload.findByID({ collection: 'media', id: doc.id })
      return found.variants === 'ready' && found
    })
    for (const file of [whole, { url: whole.sizes?.thumbnail?.url }]) {
      expect((await fetchFile(file)).status).toBe(401)
      expect((await fetchFile(file, other.token)).status).not.toBe(200)
      expect((await fetchFile(file, user.token)).status).toBe(200)
      expect((await fetchFile(file, admin.token)).status).toBe(200)
    }
    const list = await platform.request(`/api/media?where[id][equals]=${doc.id}`)
    expect(((await list.json()) as { totalDocs: number }).totalDocs).toBe(0)
  })
})

describe('a link to a private file', () => {
  type Link = { url: string; expiresAt: string }
  const keep = async (by = user.token) => {
    const form = formOf({
      name: 'file',
      files: [{ bytes: await png(), name: 'saklı.png' }],
      fields: { visibility: 'private' },
    })
    const answer = await platform.request('/api/upload', { method: 'POST', body: form, token: by })
    return ((await answer.json()) as Answer).doc
  }
  const ask = (id: string, { token = user.token, query = '' } = {}) =>
    platform.request(`/api/media/${id}/link${query}`, { token })
  const linkTo = async (id: string, options?: Parameters<typeof ask>[1]) => {
    const response = await ask(id, options)
    expect([response.status, response.headers.get('Cache-Control')]).toEqual([200, 'no-store'])
    return (await response.json()) as Link
  }
  const open = (url: string, options = {}) => {
    const { pathname, search } = new URL(url)
    return platform.request(pathname + search, options)
  }
  const statusOf = async (url: string) => (await open(url)).status

  test('opens that file for some minutes without a cookie, and is given to who may read it', async () => {
    const doc = await keep()
    const { url, expiresAt } = await linkTo(doc.id)
    const minutes = (Date.parse(expiresAt) - Date.now()) / 60_000
    expect([minutes > 4.9, minutes <= 6]).toEqual([true, true])
    for (const address of [url, String(doc.url)]) {
      const response = await open(address)
      expect([response.status, response.headers.get('Content-Disposition')]).toEqual([200, null])
      expect(response.headers.get('Cache-Control')).toBe('private, no-cache')
      expect((await response.arrayBuffer()).byteLength).toBe(doc.filesize)
      const etag = String(response.headers.get('ETag'))
      expect((await open(address, { headers: { 'If-None-Match': etag } })).status).toBe(304)
    }
    const part = await open(url, { headers: { Range: 'bytes=1-3' } })
    expect([part.status, Buffer.from(await part.arrayBuffer()).toString()]).toEqual([206, 'PNG'])
    const saved = await open((await linkTo(doc.id, { query: '?disposition=attachment' })).url)
    expect(saved.headers.get('Content-Disposition')).toMatch(/^attachment; filename=".+\.png"/)
    await waitFor('a smaller copy', async () => {
      const copy = await ask(doc.id, { query: '?size=thumbnail' })
      if (copy.status === 404) return false
      const served = await open(((await copy.json()) as Link).url)
      return served.headers.get('Content-Type') === 'image/webp'
    })
    const refusals = [
      (await platform.request(`/api/media/${doc.id}/link`)).status,
      (await ask(doc.id, { token: other.token })).status,
      (await ask(doc.id, { query: '?disposition=open' })).status,
      (await ask('nothing')).status,
    ]
    expect(refusals).toEqual([401, 404, 422, 404])
  })

  test('is worth nothing once it is forged, expired or used for another file', async () => {
    const [doc, second] = [await keep(), await keep()]
    const { url } = await linkTo(doc.id)
    const theirs = await linkTo(second.id)
    const token = String(new URL(url).searchParams.get('token'))
    const at = (value: string, path = url) => `${path.split('?')[0]}?token=${value}`
    const parts = ['', 'user', user.id, 'media', doc.id, String(doc.filename)]
    const secret = requireSecret()
    const now = Math.floor(Date.now() / 1000)
    const made = (how: object) =>
      at(makeToken({ secret, purpose: 'file', parts, expiresAt: now + 60, ...how }))
    expect(await statusOf(made({}))).toBe(200)
    for (const wrong of [
      at(token, theirs.url),
      at(token.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'))),
      at(''),
      made({ secret: 'another secret of thirty-two letters' }),
      made({ purpose: 'certificate' }),
      made({ expiresAt: now }),
      made({ parts: ['', 'user', other.id, ...parts.slice(3)] }),
    ]) {
      expect([401, 403, 404]).toContain(await statusOf(wrong))
    }
    expect((await open(at('forged'), { token: user.token })).status).toBe(200)
    expect((await open(at('forged'), { token: other.token })).status).not.toBe(200)
  })

  test('ends with the access of who was given it, and with the file', async () => {
    const doc = await keep()
    const { payload } = platform
    const staff = await platform.makeUser('moderator')
    const leaver = await platform.makeUser('moderator')
    const made = await platform.request('/api/api-keys', {
      method: 'POST',
      token: admin.token,
      body: {
        ...{ name: 'Archive', scopes: ['media.read'] },
        expiresAt: new Date(Date.now() + 60_000).toISOString(),
      },
    })
    const key = ((await made.json()) as { doc: { id: string; key: string } }).doc
    const byKey = await platform.request(`/api/media/${doc.id}/link`, {
      headers: { Authorization: `Bearer ${key.key}` },
    })
    const links = [
      (await linkTo(doc.id, { token: staff.token })).url,
      (await linkTo(doc.id, { token: leaver.token })).url,
      ((await byKey.json()) as Link).url,
      (await linkTo(doc.id)).url,
    ]
    const statuses = () => Promise.all(links.map(statusOf))
    expect(await statuses()).toEqual([200, 200, 200, 200])
    await payload.update({ collection: 'users', id: staff.id, data: { roles: [] } })
    await payload.update({ collection: 'users', id: leaver.id, data: { disabled: true } })
    await queryRows(payload, sql`UPDATE api_keys SET revoked_at = now() WHERE id = ${key.id}`)
    expect(await statuses()).toEqual([403, 404, 404, 200])
    await payload.delete({ collection: 'media', id: doc.id })
    expect(await statuses()).toEqual([404, 404, 404, 404])
  })
})

test('the sweep removes what no row has after a day, and tells which rows have lost their file', async () => {
  const { doc } = await upload({ bytes: await png(), name: 'bütün.png' })
  const whole = await waitFor('the smaller copies', async () => {
    const found = await platform.payload.findByID({ collection: 'media', id: doc.id })
    return found.variants === 'ready' && found
  })
  // Nothing of the tests before is left to find.
  await sweepFiles({ payload: platform.payload, now: new Date(Date.now() + 25 * 3_600_000) })
  await expectSweep(platform, whole)
})

describe('a quota', () => {
  const use = (bytes: number) =>
    queryRows(
      platform.payload,
      sql`UPDATE media SET filesize = ${bytes}
          WHERE id = (SELECT max(id::text)::uuid FROM media WHERE owner_id = ${user.id})`,
    )
  const kept = async () => {
    const where = { owner: { equals: user.id } }
    return (await platform.payload.count({ collection: 'media', where })).totalDocs
  }

  test('of bytes and of files is one’s own, and its refusal says what is used and left', async () => {
    const bytes = await png()
    await use(env.uploadQuota.bytes)
    const { status, errors } = await upload({ bytes, name: 'fazla.png' })
    expect([status, errors?.[0]]).toMatchObject([
      413,
      {
        code: 'PAYLOAD_TOO_LARGE',
        message: expect.stringMatching(/0\.0 MB are left/),
        data: { leftBytes: 0, usedFiles: await kept() },
      },
    ])
    for (const { token } of [other, admin]) {
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
      sql`SELECT sum(filesize)::int AS used FROM media WHERE owner_id = ${user.id}`,
    )
    const { doc } = await upload({ bytes, name: 'ölçü.png' })
    const size = Number(doc.filesize)
    await use(env.uploadQuota.bytes - used - size * 1.5)
    const before = await kept()
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_none, index) => upload({ bytes, name: `${index}.png` })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 413, 413, 413, 413])
    expect(await kept()).toBe(before + 1)
  })
})
