/** @backends */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createLocalReq, type PayloadRequest } from 'payload'
import sharp from 'sharp'
import { queryRows, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { requireSecret } from '@/env'
import { makeToken } from '@/lib/signedToken'
import { removeUpload } from '@/operations/media/removeUpload'
import { sweepFiles } from '@/operations/media/sweepFiles'
import type { Media } from '@/payload-types'
import { expectSweep } from '@/testing/expectSweep'
import { startTestPlatform, waitFor, type TestPlatform } from '@/testing/harness'
import {
  fileOf,
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
  await platform.startWorker()
})
afterAll(() => platform.close())

const tinyPdf =
  '%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\nxref\n0 1\ntrailer <</Root 1 0 R>>\nstartxref\n45\n%%EOF\n'

describe('the smaller copies', () => {
  test('are made by a job, after the answer, and served like the picture', async () => {
    const bytes = new Uint8Array(await picture(2_400, 1_200).jpeg().toBuffer())
    const { doc } = await desk.upload({ bytes, name: 'geniş.jpg' })
    expect(doc.sizes?.thumbnail?.filename ?? null).toBeNull()
    const { sizes } = await desk.ready(doc.id)
    const edges = { thumbnail: [320, 160], medium: [960, 480], large: [1920, 960] }
    for (const [name, [width, height]] of Object.entries(edges)) {
      const size = sizes?.[name as keyof typeof edges]
      expect(size).toMatchObject({ width, height, mimeType: 'image/webp' })
      const served = await desk.fetchFile({ url: size?.url })
      expect(served.bytes.length).toBe(size?.filesize)
      expect((await sharp(served.bytes).metadata()).width).toBe(width)
    }
    const response = await platform.request(`/api/media/${doc.id}`, { token: desk.other.token })
    expect(((await response.json()) as Media).sizes?.thumbnail?.url).toContain('/api/media/file/')
  })

  test('and the file of a copied row are its own', async () => {
    const { doc } = await desk.upload({ bytes: await png(), name: 'asıl.png' })
    const first = await desk.ready(doc.id)
    const answer = await platform.request(`/api/media/${doc.id}/duplicate`, {
      method: 'POST',
      token: desk.user.token,
    })
    const copy = await desk.ready(((await answer.json()) as Answer).doc.id)
    await platform.payload.delete({ collection: 'media', id: first.id })
    await waitFor('the first gone', async () => !existsSync(path.dirname(fileOf(first))))
    for (const file of [copy, { url: copy.sizes?.thumbnail?.url }]) {
      expect((await desk.fetchFile(file)).status).toBe(200)
    }
    const refused = await platform.request(`/api/media/${copy.id}/duplicate`, { method: 'POST' })
    expect(refused.status).toBe(401)
  })

  test('go with the picture when it is deleted', async () => {
    const { doc } = await desk.upload({ bytes: await png(), name: 'kısa.png' })
    const { sizes, filename } = await desk.ready(doc.id)
    const names = [filename, sizes?.thumbnail?.filename, sizes?.large?.filename].map(String)
    const files = names.map((name) => fileOf(doc, name))
    expect(files.map((file) => existsSync(file))).toEqual([true, true, true])
    const remove = (token: string) =>
      platform.request(`/api/media/${doc.id}`, { method: 'DELETE', token })
    expect((await remove(desk.other.token)).status).toBe(403)
    expect((await remove(desk.user.token)).status).toBe(200)
    await waitFor('an empty place', async () => !existsSync(path.dirname(fileOf(doc))))
  })

  test('and the picture stay when a deletion or a replacement is rolled back; a replaced one goes', async () => {
    const { doc } = await desk.upload({ bytes: await png(), name: 'kalan.png' })
    await desk.ready(doc.id)
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
    expect((await desk.fetchFile(doc, desk.user.token)).bytes.length).toBe(doc.filesize)

    const replaced = await payload.update({ ...change, data: {}, file })
    await waitFor('the old one gone', async () => !existsSync(path.dirname(fileOf(doc))))
    expect((await desk.fetchFile(replaced)).bytes.length).toBe(replaced.filesize)
    await desk.ready(doc.id)
    const kept = await removeUpload(payload, String(replaced._objectKey))
    expect([kept, existsSync(fileOf(replaced))]).toEqual(['kept', true])
  })

  test('are not made of what is no picture, and a broken picture is not tried for ever', async () => {
    const pdf = await desk.upload({ bytes: new TextEncoder().encode(tinyPdf), name: 'a.pdf' })
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
    const { doc } = await desk.upload({ bytes: new Uint8Array(data), name: 'b.png' })
    await waitFor('the verdict', async () => {
      const { variants } = await platform.payload.findByID({ collection: 'media', id: doc.id })
      return variants !== 'pending' && expect(variants).toBe('failed') === undefined
    })
  })
})

describe('who sees files', () => {
  test('a private one, and its smaller copies, only its owner and staff', async () => {
    const { doc } = await desk.upload({
      bytes: await png(),
      name: 'gizli.png',
      fields: { visibility: 'private' },
    })
    const whole = await desk.ready(doc.id)
    for (const file of [whole, { url: whole.sizes?.thumbnail?.url }]) {
      expect((await desk.fetchFile(file)).status).toBe(401)
      expect((await desk.fetchFile(file, desk.other.token)).status).not.toBe(200)
      expect((await desk.fetchFile(file, desk.user.token)).status).toBe(200)
      expect((await desk.fetchFile(file, desk.admin.token)).status).toBe(200)
    }
    const list = await platform.request(`/api/media?where[id][equals]=${doc.id}`)
    expect(((await list.json()) as { totalDocs: number }).totalDocs).toBe(0)
  })
})

describe('a link to a private file', () => {
  type Link = { url: string; expiresAt: string }
  const keep = async () => {
    const fields = { visibility: 'private' }
    return (await desk.upload({ bytes: await png(), name: 'saklı.png', fields })).doc
  }
  const ask = (id: string, { token = desk.user.token, query = '' } = {}) =>
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
    const past = await open(url, { headers: { Range: `bytes=${doc.filesize}-` } })
    expect([past.status, past.headers.get('Content-Range')]).toEqual([
      416,
      `bytes */${doc.filesize}`,
    ])
    expect((await open(url, { headers: { Range: 'lines=1-2' } })).status).toBe(200)
    const head = await open(url, { method: 'HEAD' })
    expect([head.status, head.headers.get('Content-Length')]).toEqual([200, String(doc.filesize)])
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
      (await ask(doc.id, { token: desk.other.token })).status,
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
    const parts = ['', 'user', desk.user.id, 'media', doc.id, String(doc.filename)]
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
      made({ parts: ['', 'user', desk.other.id, ...parts.slice(3)] }),
    ]) {
      expect([401, 403, 404]).toContain(await statusOf(wrong))
    }
    expect((await open(at('forged'), { token: desk.user.token })).status).toBe(200)
    expect((await open(at('forged'), { token: desk.other.token })).status).not.toBe(200)
  })

  test('ends with the access of who was given it, and with the file', async () => {
    const doc = await keep()
    const { payload } = platform
    const staff = await platform.makeUser('moderator')
    const leaver = await platform.makeUser('moderator')
    const made = await platform.request('/api/api-keys', {
      method: 'POST',
      token: desk.admin.token,
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
  const { doc } = await desk.upload({ bytes: await png(), name: 'bütün.png' })
  const whole = await desk.ready(doc.id)
  // Nothing of the tests before is left to find.
  await sweepFiles({ payload: platform.payload, now: new Date(Date.now() + 25 * 3_600_000) })
  await expectSweep(platform, whole)
})
