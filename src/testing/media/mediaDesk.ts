import path from 'node:path'
import sharp from 'sharp'
import { env } from '@/env'
import type { Media } from '@/payload-types'
import { waitFor, type TestPlatform } from '@/testing/harness'

type Upload = { bytes: Uint8Array; name: string; type?: string; fields?: Record<string, string> }
export type Answer = { doc: Media; docs: Media[]; errors?: { code: string; data?: object }[] }
type Form = { name: string; files: Upload[]; fields?: Record<string, string> }

/** A plain picture, to be written in whichever format. */
export const picture = (width = 40, height = 20) =>
  sharp({ create: { width, height, channels: 3, background: '#3730a3' } })

export const png = async () => new Uint8Array(await picture().png().toBuffer())

export function formOf({ name, files, fields = {} }: Form) {
  const form = new FormData()
  for (const { bytes, name: filename, type } of files) {
    form.append(name, new Blob([bytes as BlobPart], { type: type ?? 'image/png' }), filename)
  }
  for (const [key, value] of Object.entries(fields)) form.set(key, value)
  return form
}

/** Where the bytes of a file lie. */
export const fileOf = (doc: Media, name = doc.filename) =>
  path.join(env.home, 'media', String(doc._objectKey), String(name))

/** Three people with files, and short ways to send and fetch them. */
export async function mediaDesk(platform: TestPlatform) {
  const user = await platform.makeUser('user')
  const other = await platform.makeUser('user')
  const admin = await platform.makeUser('admin')

  const send = async (target: string, body: FormData, token = user.token) => {
    const response = await platform.request(target, { method: 'POST', body, token })
    return { status: response.status, ...((await response.json()) as Answer) }
  }
  return {
    user,
    other,
    admin,
    send,
    upload: ({ fields, ...file }: Upload) =>
      send('/api/upload', formOf({ name: 'file', files: [file], fields })),
    fetchFile: async (doc: Pick<Media, 'url'>, token?: string) => {
      const url = new URL(String(doc.url), 'http://x')
      const response = await platform.request(url.pathname, { token })
      return { response, status: response.status, bytes: Buffer.from(await response.arrayBuffer()) }
    },
    /** The document once its smaller copies are made: needs a worker. */
    ready: (id: string) =>
      waitFor('the smaller copies', async () => {
        const doc = await platform.payload.findByID({ collection: 'media', id })
        return doc.variants === 'ready' && doc
      }),
  }
}

export type MediaDesk = Awaited<ReturnType<typeof mediaDesk>>
