import type { Credentials } from '@/adapters/social/socialPlatform'
import { sealSecret } from '@/db/encryption/sealSecret'
import { invalidFields } from '@/errors'
import type { PlatformName } from '@/lib/social/platforms'
import { credentialsContext } from '@/operations/social/credentialsContext'

type Input = {
  platform: PlatformName
  baseUrl: string
  credentials: unknown
  isNew: boolean
  /** Platform or server changed. */
  moved: boolean
}

const needed: Record<PlatformName, (keyof Credentials)[]> = {
  mastodon: ['accessToken'],
  bluesky: ['identifier', 'appPassword'],
}

/**
 * The stored form of credentials, or nothing when none were given and the stored ones stay. They are sealed to
 * platform and server: whoever moves an account to another server must know them, or a token could be sent
 * to a server of one's own and read there.
 * @throws AppError 422 naming what is missing
 */
export function prepareCredentials({ platform, baseUrl, credentials, isNew, moved }: Input) {
  const given = (typeof credentials === 'object' && credentials ? credentials : {}) as Record<
    string,
    unknown
  >
  const values = needed[platform].map((name) => [name, given[name]] as const)
  const filled = values.filter(([, value]) => typeof value === 'string' && value.trim() !== '')
  if (filled.length === 0 && !isNew && !moved) return {}
  if (filled.length < values.length) {
    throw invalidFields(
      values
        .filter(([name]) => !filled.some(([known]) => known === name))
        .map(([name]) => ({
          path: `credentials.${name}`,
          message: moved ? 'Enter it again for the new server.' : 'Enter it.',
        })),
    )
  }
  const text = JSON.stringify(
    Object.fromEntries(filled.map(([name, value]) => [name, String(value).trim()])),
  )
  return {
    sealedCredentials: sealSecret(text, credentialsContext({ platform, baseUrl })),
    sealedSession: null,
    status: 'unchecked',
    statusReason: null,
    lastCheckedAt: null,
    limitedUntil: null,
  }
}
