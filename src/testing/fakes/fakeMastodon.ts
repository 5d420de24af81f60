import { startFakeServer, type FakeAnswer, type FakeRequest } from '@/testing/fakes/fakeServer'

type Media = { id: string; description: string; polls: number }
type Status = {
  id: string
  url: string
  uri: string
  content: string
  created_at: string
  text: string
  language: string | null
  media_attachments: Media[]
  favourites_count: number
  reblogs_count: number
  replies_count: number
}

const keyHours = 1
const hourMs = 3_600_000

/**
 * A Mastodon server by its documentation: tokens, Idempotency-Key for one hour, media that may still be
 * processed, limits of its configuration, 422 for what it does not take.
 */
export async function startFakeMastodon({ maxCharacters = 500 } = {}) {
  const tokens = new Map([['good-token', { id: '109', acct: 'rostrum' }]])
  const statuses: Status[] = []
  const media = new Map<string, Media>()
  const keys = new Map<string, { status: Status; at: number }>()
  const settings = { processingPolls: 0 }
  let ids = 1_000

  const handle = (request: FakeRequest): FakeAnswer => {
    const { method, path } = request
    if (path === '/api/v2/instance') return { status: 200, body: instance(maxCharacters) }
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
    const account = tokens.get(token)
    if (!account) return problem(401, 'The access token is invalid')
    if (path === '/api/v1/accounts/verify_credentials') {
      return { status: 200, body: { ...account, display_name: 'Rostrum' } }
    }
    if (method === 'POST' && path === '/api/v2/media') return upload(request)
    if (path.startsWith('/api/v1/media/')) return poll(path.split('/').at(-1) ?? '')
    if (method === 'POST' && path === '/api/v1/statuses') return create(request, token)
    if (path === `/api/v1/accounts/${account.id}/statuses`) {
      return { status: 200, body: [...statuses].reverse().slice(0, 40) }
    }
    const one = statuses.find(({ id }) => path === `/api/v1/statuses/${id}`)
    return one ? { status: 200, body: one } : problem(404, 'Record not found')
  }

  function upload(request: FakeRequest): FakeAnswer {
    const text = request.body.toString('latin1')
    if (!/name="file"; filename="/.test(text)) return problem(422, 'File can’t be blank')
    const described = /name="description"\r\n\r\n([\s\S]*?)\r\n--/.exec(request.body.toString())
    const item = {
      id: String(ids++),
      description: described?.[1] ?? '',
      polls: settings.processingPolls,
    }
    media.set(item.id, item)
    return item.polls > 0
      ? { status: 202, body: { ...item, url: null } }
      : { status: 200, body: { ...item, url: 'x' } }
  }

  function poll(id: string): FakeAnswer {
    const item = media.get(id)
    if (!item) return problem(404, 'Record not found')
    if (item.polls > 0) {
      item.polls -= 1
      return { status: 206, body: { id, url: null } }
    }
    return { status: 200, body: { id, url: 'x' } }
  }

  function create(request: FakeRequest, token: string): FakeAnswer {
    const key = request.headers['idempotency-key']
    const known = typeof key === 'string' ? keys.get(`${token} ${key}`) : undefined
    if (known && Date.now() - known.at < keyHours * hourMs) {
      return { status: 200, body: known.status }
    }
    const body = request.json()
    const text = typeof body.status === 'string' ? body.status : ''
    const wanted = (body.media_ids ?? []) as string[]
    if (text === '' && wanted.length === 0) return problem(422, 'Text can’t be blank')
    if ([...text.replace(/https?:\/\/\S+/g, 'x'.repeat(23))].length > maxCharacters) {
      return problem(422, `Text character limit of ${maxCharacters} exceeded`)
    }
    if (wanted.length > 4) return problem(422, 'Cannot attach more than 4 files')
    const attached = wanted.map((id) => media.get(id))
    if (attached.some((item) => !item)) return problem(422, 'Media not found')
    if (attached.some((item) => item && item.polls > 0)) {
      return problem(422, 'Cannot attach files that have not finished processing')
    }
    const id = String(ids++)
    const status: Status = {
      ...{
        id,
        text,
        url: `https://fake.example/@rostrum/${id}`,
        uri: `https://fake.example/${id}`,
      },
      content: asHtml(text),
      created_at: new Date().toISOString(),
      language: typeof body.language === 'string' ? body.language : null,
      media_attachments: attached as Media[],
      ...{ favourites_count: 0, reblogs_count: 0, replies_count: 0 },
    }
    statuses.push(status)
    if (typeof key === 'string') keys.set(`${token} ${key}`, { status, at: Date.now() })
    return { status: 200, body: status }
  }

  const server = await startFakeServer(handle)
  return { ...server, statuses, media, tokens, keys, settings }
}

const problem = (status: number, error: string): FakeAnswer => ({ status, body: { error } })

const escape = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/'/g, '&#39;')

/** Paragraphs, breaks, and links cut short for the eye, as Mastodon renders them. */
function asHtml(text: string): string {
  const linked = escape(text).replace(
    /https?:\/\/(\S+)/g,
    (url, rest: string) =>
      `<a href="${url}"><span class="invisible">https://</span><span class="ellipsis">${rest.slice(0, 30)}</span><span class="invisible">${rest.slice(30)}</span></a>`,
  )
  return `<p>${linked.replace(/\n\n/g, '</p><p>').replace(/\n/g, '<br />')}</p>`
}

const instance = (maxCharacters: number) => ({
  configuration: {
    statuses: {
      max_characters: maxCharacters,
      max_media_attachments: 4,
      characters_reserved_per_url: 23,
    },
    media_attachments: {
      supported_mime_types: ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'video/mp4'],
      image_size_limit: 16_777_216,
      description_limit: 1_500,
    },
  },
})
