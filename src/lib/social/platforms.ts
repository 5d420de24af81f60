import type { LocalisedText } from '@/lib/localisedText'

/** The social networks posts go to. */
export const platforms = {
  mastodon: { label: 'Mastodon', server: null },
  bluesky: { label: 'Bluesky', server: 'https://bsky.social' },
} as const satisfies Record<string, { label: string; server: string | null }>

export type PlatformName = keyof typeof platforms

export const platformNames = Object.keys(platforms) as PlatformName[]

/** What an account's server takes in one post. Known from the server where it says so (Mastodon). */
export type PostLimits = {
  /** Characters as the platform counts them: `countPostText`. */
  characters: number
  /** What any link counts as; 0 where a link counts as it is written. */
  perLink: number
  /** UTF-8 bytes; 0 where there is no such limit. */
  bytes: number
  media: number
  mediaBytes: number
  mediaTypes: readonly string[]
  altCharacters: number
}

/** The platforms' documented defaults, used until a server has told its own. */
export const defaultLimits: Record<PlatformName, PostLimits> = {
  mastodon: {
    characters: 500,
    perLink: 23,
    bytes: 0,
    media: 4,
    mediaBytes: 16_777_216,
    mediaTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif'],
    altCharacters: 1_500,
  },
  bluesky: {
    characters: 300,
    perLink: 0,
    bytes: 3_000,
    media: 4,
    mediaBytes: 1_000_000,
    mediaTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
    altCharacters: 2_000,
  },
}

export const accountStatuses = {
  unchecked: { en: 'Not checked yet', tr: 'Henüz denetlenmedi' },
  connected: { en: 'Connected', tr: 'Bağlı' },
  needs_reconnect: { en: 'Needs to be reconnected', tr: 'Yeniden bağlanmalı' },
} as const satisfies Record<string, LocalisedText>

export type AccountStatus = keyof typeof accountStatuses
