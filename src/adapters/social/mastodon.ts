import { SocialError } from '@/adapters/social/socialError'
import { socialRequest } from '@/adapters/social/socialRequest'
import { sameText } from '@/adapters/social/sameText'
import type {
  PostedAs,
  SocialAccount,
  SocialPlatform,
  UploadedFile,
} from '@/adapters/social/socialPlatform'
import { defaultLimits, type PostLimits } from '@/lib/social/platforms'

/** Mastodon's REST API (docs.joinmastodon.org), on whatever server the account lives. */

type Status = { id: string; url?: string | null; uri: string; content: string; created_at: string }

const pollMs = 500
const longestProcessingMs = 20_000
/** Their clock may be behind ours. */
const clockSlackMs = 5 * 60_000

const urlOf = ({ baseUrl }: SocialAccount, path: string) => `${baseUrl}${path}`

function authorised({ credentials }: SocialAccount) {
  return { Authorization: `Bearer ${credentials.accessToken ?? ''}` }
}

const postedAs = ({ id, url, uri }: Status): PostedAs => ({ remoteId: id, permalink: url ?? uri })

export const mastodon: SocialPlatform = {
  async check(account) {
    const headers = authorised(account)
    const me = await socialRequest({
      url: urlOf(account, '/api/v1/accounts/verify_credentials'),
      headers,
    })
    const { id, acct, display_name: displayName } = me.data as Record<string, string | undefined>
    if (!id || !acct) throw new SocialError('rejected', 'This server does not speak Mastodon.')
    return {
      remoteId: id,
      handle: `@${acct}@${new URL(account.baseUrl).host}`,
      displayName: displayName || acct,
      limits: await readLimits(account),
    }
  },

  async upload(account, { bytes, name, mimeType, alt }) {
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(bytes)], { type: mimeType }), name)
    form.set('description', alt)
    // Encodes the form, boundary and all.
    const encoded = new Response(form)
    const { status, data } = await socialRequest({
      url: urlOf(account, '/api/v2/media'),
      method: 'POST',
      timeoutMs: 60_000,
      headers: {
        ...authorised(account),
        'Content-Type': encoded.headers.get('content-type') as string,
      },
      body: Buffer.from(await encoded.arrayBuffer()),
    })
    const id = String(data.id)
    if (status === 202) await waitUntilProcessed(account, id)
    return { alt, ref: id }
  },

  prepare: async () => null,

  async create(account, { key, text, language, files }) {
    const { data } = await socialRequest({
      url: urlOf(account, '/api/v1/statuses'),
      method: 'POST',
      headers: { ...authorised(account), 'Idempotency-Key': key },
      json: {
        status: text,
        visibility: 'public',
        ...(language ? { language } : {}),
        ...(files.length > 0 ? { media_ids: idsOf(files) } : {}),
      },
    })
    return postedAs(data as unknown as Status)
  },

  async find(account, { text, createdAt, files }) {
    const { data } = await socialRequest({
      url: urlOf(
        account,
        `/api/v1/accounts/${account.remoteId ?? ''}/statuses?limit=40&exclude_reblogs=true`,
      ),
      headers: authorised(account),
    })
    const since = Date.parse(createdAt) - clockSlackMs
    const statuses = (data.list ?? []) as (Status & { media_attachments?: { id: string }[] })[]
    const found = statuses.find(
      ({ content, created_at: at, media_attachments: media = [] }) =>
        Date.parse(at) >= since && sameText(content, text) && media.length === files.length,
    )
    return found ? postedAs(found) : null
  },

  async figures(account, remoteId) {
    const { status, data } = await socialRequest({
      url: urlOf(account, `/api/v1/statuses/${encodeURIComponent(remoteId)}`),
      headers: authorised(account),
      accept: [404, 410],
    })
    if (status >= 400) return null
    return {
      likes: Number(data.favourites_count ?? 0),
      reposts: Number(data.reblogs_count ?? 0),
      replies: Number(data.replies_count ?? 0),
    }
  },
}

const idsOf = (files: UploadedFile[]) => files.map(({ ref }) => String(ref))

/** A large file is made ready after it was taken: 206 until then. */
async function waitUntilProcessed(account: SocialAccount, id: string): Promise<void> {
  const deadline = Date.now() + longestProcessingMs
  for (;;) {
    const { status } = await socialRequest({
      url: urlOf(account, `/api/v1/media/${encodeURIComponent(id)}`),
      headers: authorised(account),
    })
    if (status === 200) return
    if (Date.now() > deadline) {
      throw new SocialError('unavailable', 'The server is still working on the file.')
    }
    await new Promise((resolve) => setTimeout(resolve, pollMs))
  }
}

type Configuration = {
  statuses?: {
    max_characters?: number
    max_media_attachments?: number
    characters_reserved_per_url?: number
  }
  media_attachments?: {
    supported_mime_types?: string[]
    image_size_limit?: number
    description_limit?: number
  }
}

/** What this server takes; the defaults where it does not say. */
async function readLimits(account: SocialAccount): Promise<PostLimits> {
  const { data } = await socialRequest({ url: urlOf(account, '/api/v2/instance'), accept: [404] })
  const { statuses, media_attachments: media } = (data.configuration ?? {}) as Configuration
  const usual = defaultLimits.mastodon
  const types = media?.supported_mime_types?.filter((type) => type.startsWith('image/'))
  return {
    characters: statuses?.max_characters ?? usual.characters,
    perLink: statuses?.characters_reserved_per_url ?? usual.perLink,
    bytes: 0,
    media: statuses?.max_media_attachments ?? usual.media,
    mediaBytes: media?.image_size_limit ?? usual.mediaBytes,
    mediaTypes: types && types.length > 0 ? types : usual.mediaTypes,
    altCharacters: media?.description_limit ?? usual.altCharacters,
  }
}
