import { startFakeServer, type FakeAnswer, type FakeRequest } from '@/testing/fakes/fakeServer'

type Facet = { index: { byteStart: number; byteEnd: number }; features: { $type: string }[] }

export type BlueskyPost = {
  $type: string
  text: string
  createdAt: string
  langs?: string[]
  facets?: Facet[]
  embed?: { images: { alt: string; image: { ref: { $link: string } } }[] }
}

const did = 'did:plc:rostrum'
const handle = 'rostrum.bsky.social'
const collection = 'app.bsky.feed.post'
const recordKey = /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/
const blobLimit = 1_000_000

/**
 * A Bluesky server (PDS) by its documentation: sessions that run out, records under a key of the client's
 * choice, limits in graphemes and bytes, facets in bytes of UTF-8. A second record under one key is a 500,
 * as servers answer today.
 */
export async function startFakeBluesky() {
  const records = new Map<string, BlueskyPost>()
  const blobs = new Map<string, Buffer>()
  const log = { logins: 0, refreshes: 0 }
  const settings = { password: 'app-pass-word', expireSessions: false }
  let serial = 0
  let current = { access: '', refresh: '' }

  const open = () => {
    serial += 1
    current = { access: jwt(serial, 3_600), refresh: jwt(serial + 1e6, 86_400) }
    return { accessJwt: current.access, refreshJwt: current.refresh, did, handle }
  }

  const answer = (request: FakeRequest): FakeAnswer => {
    const { method, path, query } = request
    const name = path.replace('/xrpc/', '')
    const bearer = (request.headers.authorization ?? '').replace('Bearer ', '')
    if (name === 'com.atproto.server.createSession') {
      log.logins += 1
      const { identifier, password } = request.json()
      return identifier === handle && password === settings.password
        ? { status: 200, body: open() }
        : problem(401, 'AuthenticationRequired', 'Invalid identifier or password')
    }
    if (name === 'com.atproto.server.refreshSession') {
      log.refreshes += 1
      return bearer === current.refresh
        ? { status: 200, body: open() }
        : problem(400, 'ExpiredToken', 'Token has been revoked')
    }
    if (bearer === '' || bearer !== current.access || settings.expireSessions) {
      settings.expireSessions = false
      return problem(400, 'ExpiredToken', 'Token has expired')
    }
    if (name === 'com.atproto.server.getSession') return { status: 200, body: { did, handle } }
    if (name === 'com.atproto.identity.resolveHandle') {
      return query.get('handle') === 'ada.bsky.social'
        ? { status: 200, body: { did: 'did:plc:ada' } }
        : problem(400, 'InvalidRequest', 'Unable to resolve handle')
    }
    if (method === 'POST' && name === 'com.atproto.repo.uploadBlob') return uploadBlob(request)
    if (method === 'POST' && name === 'com.atproto.repo.createRecord') return create(request)
    if (name === 'com.atproto.repo.getRecord') {
      const key = query.get('rkey') ?? ''
      const value = records.get(key)
      return value
        ? { status: 200, body: { uri: uriOf(key), cid: `cid-${key}`, value } }
        : problem(400, 'RecordNotFound', `Could not locate record: ${uriOf(key)}`)
    }
    if (name === 'app.bsky.feed.getPosts') {
      const posts = query
        .getAll('uris')
        .filter((uri) => records.has(uri.split('/').at(-1) ?? ''))
        .map((uri) => ({ uri, likeCount: 7, repostCount: 2, quoteCount: 1, replyCount: 4 }))
      return { status: 200, body: { posts } }
    }
    return problem(501, 'MethodNotImplemented', 'Method Not Implemented')
  }

  function uploadBlob({ body, headers }: FakeRequest): FakeAnswer {
    if (!headers['content-type']) return problem(400, 'InvalidRequest', 'Content-Type is missing')
    if (body.length > blobLimit) return problem(400, 'BlobTooLarge', 'This file is too large')
    const link = `blob-${blobs.size}`
    blobs.set(link, body)
    const mimeType = headers['content-type']
    const blob = { $type: 'blob', ref: { $link: link }, mimeType, size: body.length }
    return { status: 200, body: { blob } }
  }

  function create(request: FakeRequest): FakeAnswer {
    const {
      repo,
      collection: into,
      rkey,
      record,
    } = request.json() as {
      repo: string
      collection: string
      rkey: string
      record: BlueskyPost
    }
    if (repo !== did || into !== collection) return problem(400, 'InvalidRequest', 'Wrong repo')
    if (!recordKey.test(rkey)) return problem(400, 'InvalidRequest', 'Invalid record key')
    const wrong = wrongIn(record, blobs)
    if (wrong) return problem(400, 'InvalidRecord', `Invalid app.bsky.feed.post record: ${wrong}`)
    if (records.has(rkey)) return problem(500, 'InternalServerError', 'Internal Server Error')
    records.set(rkey, record)
    return { status: 200, body: { uri: uriOf(rkey), cid: `cid-${rkey}` } }
  }

  const server = await startFakeServer(answer)
  return { ...server, records, blobs, log, settings, did, handle }
}

const uriOf = (key: string) => `at://${did}/${collection}/${key}`

const problem = (status: number, error: string, message: string): FakeAnswer => ({
  status,
  body: { error, message },
})

function jwt(serial: number, seconds: number): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const exp = Math.floor(Date.now() / 1_000) + seconds
  return [encode({ alg: 'none' }), encode({ exp, jti: serial }), 'x'].join('.')
}

function wrongIn(record: BlueskyPost, blobs: Map<string, Buffer>): string | null {
  const bytes = Buffer.byteLength(record.text ?? '')
  if (record.$type !== collection) return '$type'
  if (typeof record.text !== 'string') return 'text'
  if ([...new Intl.Segmenter().segment(record.text)].length > 300)
    return 'text too long (graphemes)'
  if (bytes > 3_000) return 'text too long (bytes)'
  if (Number.isNaN(Date.parse(record.createdAt))) return 'createdAt'
  for (const { index, features } of record.facets ?? []) {
    const { byteStart, byteEnd } = index
    if (byteStart < 0 || byteEnd > bytes || byteStart >= byteEnd) return 'facet outside the text'
    if (features.length === 0) return 'facet without a feature'
  }
  const images = record.embed?.images ?? []
  if (images.length > 4) return 'too many images'
  if (images.some(({ image }) => !blobs.has(image?.ref?.$link ?? ''))) return 'unknown blob'
  return null
}
