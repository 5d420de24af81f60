import { env } from '@/env'
import { parsePlace, type Place } from '@/lib/place'

/**
 * The place a command names, with the S3 keys of the environment; without one, BACKUP_TO.
 * @throws Error when it is on S3 and there are no keys
 */
export function placeNamed(text: string | undefined): Place {
  if (!text) return env.backup.to
  const place = parsePlace(text, process.env)
  if (place.kind === 's3' && !(place.accessKeyId && place.secretAccessKey)) {
    throw new Error('S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY are needed for a place on S3.')
  }
  return place
}
