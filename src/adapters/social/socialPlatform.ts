import type { PlatformName, PostLimits } from '@/lib/social/platforms'

export type Credentials = { accessToken?: string; identifier?: string; appPassword?: string }

/** An account as its platform's adapter needs it: opened for one job, never passed on or logged. */
export type SocialAccount = {
  id: string
  platform: PlatformName
  baseUrl: string
  credentials: Credentials
  /** The platform's own id of the account, once it is known. */
  remoteId: string | null
  handle: string | null
  /** Log-in tokens kept between calls, where the platform has them. */
  session: string | null
  keepSession: (session: string | null) => Promise<void>
}

export type CheckedAccount = {
  remoteId: string
  handle: string
  displayName: string
  limits: PostLimits
}

export type FileToUpload = { bytes: Buffer; name: string; mimeType: string; alt: string }

/** What the platform gave for an uploaded file; goes into the post. JSON. */
export type UploadedFile = { alt: string; ref: unknown; width?: number; height?: number }

/** Everything the one creating call sends: made before it, kept with the key under which it is sent. */
export type PreparedPost = {
  /** Idempotency-Key (Mastodon) or record key (Bluesky). */
  key: string
  text: string
  language: string | null
  /** Fixed with the key, so that a repeated call says the same. */
  createdAt: string
  files: UploadedFile[]
  /** What only the platform's adapter reads. */
  extras: unknown
}

export type PostedAs = { remoteId: string; permalink: string }

export type PostFigures = { likes: number; reposts: number; replies: number }

/** One social network. Every call may throw SocialError. */
export type SocialPlatform = {
  /** Whose account it is, and what its server takes. Reads only. */
  check: (account: SocialAccount) => Promise<CheckedAccount>
  /** Safe to repeat: a file that no post uses disappears by itself. */
  upload: (account: SocialAccount, file: FileToUpload) => Promise<UploadedFile>
  /** Looks up what the text needs (mentions). Reads only. */
  prepare: (account: SocialAccount, text: string) => Promise<unknown>
  /** The one call that creates the post. Never repeated by itself. */
  create: (account: SocialAccount, post: PreparedPost) => Promise<PostedAs>
  /** Whether the post of this key exists: the answer to an unknown outcome. Reads only. */
  find: (account: SocialAccount, post: PreparedPost) => Promise<PostedAs | null>
  /** Null when the post is not there any more. */
  figures: (account: SocialAccount, remoteId: string) => Promise<PostFigures | null>
}
