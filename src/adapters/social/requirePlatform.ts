import { bluesky } from '@/adapters/social/bluesky'
import { mastodon } from '@/adapters/social/mastodon'
import type { SocialPlatform } from '@/adapters/social/socialPlatform'
import type { PlatformName } from '@/lib/social/platforms'

const adapters: Record<PlatformName, SocialPlatform> = { mastodon, bluesky }

/** How to talk to a social network. */
export const requirePlatform = (name: PlatformName): SocialPlatform => adapters[name]
