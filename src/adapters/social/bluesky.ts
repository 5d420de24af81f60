import { openSession, renewSession, type Session } from '@/adapters/social/blueskySession'
import { SocialError } from '@/adapters/social/socialError'
import { socialRequest, type SocialAnswer } from '@/adapters/social/socialRequest'
import type { SocialAccount, SocialPlatform } from '@/adapters/social/socialPlatform'
import { findMentions, makeFacets, type Facet } from '@/lib/social/makeFacets'
import { defaultLimits } from '@/lib/social/platforms'

/** Bluesky's XRPC API (docs.bsky.app) on the account's server (PDS). */

const collection = 'app.bsky.feed.post'

type Call = Omit<Parameters<typeof socialRequest>[0], 'url'> & {
  account: SocialAccount
  /** `com.atproto.repo.createRecord`, with its query. */
  method: 'GET' | 'POST'
  xrpc: string
}

export const bluesky: SocialPlatform = {
  async check(account) {
    const session = await openSession(account)
    const { data } = await call({ account, method: 'GET', xrpc: 'com.atproto.server.getSession' })
    const handle = String(data.handle ?? session.handle)
    return {
      remoteId: String(data.did ?? session.did),
      handle: `@${handle}`,
      displayName: handle,
      limits: defaultLimits.bluesky,
    }
  },

  async upload(account, { bytes, mimeType, alt }) {
    const { data } = await call({
      account,
      method: 'POST',
      xrpc: 'com.atproto.repo.uploadBlob',
      timeoutMs: 60_000,
      headers: { 'Content-Type': mimeType },
      body: bytes,
    })
    return { alt, ref: data.blob }
  },

  async prepare(account, text) {
    const handles = new Set(findMentions(text).map((mention) => mention.text.toLowerCase()))
    const accounts = new Map<string, string>()
    for (const handle of handles) {
      const { status, data } = await call({
        account,
        method: 'GET',
        xrpc: `com.atproto.identity.resolveHandle?handle=${encodeURIComponent(handle)}`,
        accept: [400, 404],
      })
      if (status === 200 && typeof data.did === 'string') accounts.set(handle, data.did)
    }
    return makeFacets(text, accounts)
  },

  async create(account, { key, text, language, createdAt, files, extras }) {
    const { did, handle } = await openSession(account)
    const facets = extras as Facet[]
    const images = files.map(({ alt, ref, width, height }) => ({
      alt,
      image: ref,
      ...(width && height ? { aspectRatio: { width, height } } : {}),
    }))
    const { data } = await call({
      account,
      method: 'POST',
      xrpc: 'com.atproto.repo.createRecord',
      json: {
        repo: did,
        collection,
        rkey: key,
        record: {
          $type: collection,
          text,
          createdAt,
          ...(facets.length > 0 ? { facets } : {}),
          ...(language ? { langs: [language] } : {}),
          ...(images.length > 0 ? { embed: { $type: 'app.bsky.embed.images', images } } : {}),
        },
      },
    })
    return { remoteId: String(data.uri), permalink: permalink(handle, key) }
  },

  async find(account, { key }) {
    const { did, handle } = await openSession(account)
    const query = new URLSearchParams({ repo: did, collection, rkey: key }).toString()
    const { status, data } = await call({
      account,
      method: 'GET',
      xrpc: `com.atproto.repo.getRecord?${query}`,
      accept: [400, 404],
    })
    if (status === 200) return { remoteId: String(data.uri), permalink: permalink(handle, key) }
    if (status === 404 || data.error === 'RecordNotFound') return null
    throw new SocialError('unknown', String(data.message ?? data.error ?? `Answered ${status}.`))
  },

  async figures(account, remoteId) {
    const { data } = await call({
      account,
      method: 'GET',
      xrpc: `app.bsky.feed.getPosts?uris=${encodeURIComponent(remoteId)}`,
    })
    const [post] = (data.posts ?? []) as Record<string, number | undefined>[]
    if (!post) return null
    return {
      likes: post.likeCount ?? 0,
      reposts: (post.repostCount ?? 0) + (post.quoteCount ?? 0),
      replies: post.replyCount ?? 0,
    }
  },
}

const permalink = (handle: string, key: string) => `https://bsky.app/profile/${handle}/post/${key}`

/** A call with the account's session. One that was refused for an expired token did nothing, and is repeated. */
async function call({ account, xrpc, headers, accept = [], ...rest }: Call): Promise<SocialAnswer> {
  const request = ({ accessJwt }: Session) =>
    socialRequest({
      ...rest,
      url: `${account.baseUrl}/xrpc/${xrpc}`,
      headers: { ...headers, Authorization: `Bearer ${accessJwt}` },
      accept,
    })
  const session = await openSession(account)
  try {
    const answer = await request(session)
    if (!isExpired(answer.data.error)) return answer
  } catch (error) {
    if (!(error instanceof SocialError) || !isExpired(error.code)) throw error
  }
  return request(await renewSession(account, session))
}

const isExpired = (code: unknown) => code === 'ExpiredToken' || code === 'InvalidToken'
