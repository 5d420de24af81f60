import type { LocalisedText } from '@/lib/localisedText'
import { countBytes, countGraphemes, countPostText } from '@/lib/social/countPostText'
import type { PlatformName, PostLimits } from '@/lib/social/platforms'

export type PostMedia = {
  id: string
  alt?: string | null
  mimeType?: string | null
  filesize?: number | null
}

type Draft = {
  platform: PlatformName
  limits: PostLimits
  text: string
  media: readonly PostMedia[]
}

/** One thing a platform would refuse. `field` is `content` or `media`, with the position of the file. */
export type PostProblem = { field: 'content' | 'media'; index?: number; text: LocalisedText }

/** Everything an account's platform would refuse in a post, found before it is asked. Pure. */
export function findPostProblems({ platform, limits, text, media }: Draft): PostProblem[] {
  return [
    ...textProblems({ platform, limits, text, media }),
    ...(media.length > limits.media
      ? [
          {
            field: 'media' as const,
            text: {
              en: `At most ${limits.media} files; there are ${media.length}.`,
              tr: `En çok ${limits.media} dosya olabilir; ${media.length} dosya var.`,
            },
          },
        ]
      : []),
    ...media.flatMap((file, index) => fileProblems({ file, limits, index })),
  ]
}

function textProblems({ platform, limits, text, media }: Draft): PostProblem[] {
  const problem = (en: string, tr: string): PostProblem[] => [
    { field: 'content', text: { en, tr } },
  ]
  if (text.trim() === '' && media.length === 0) {
    return problem('Write something, or add a file.', 'Bir şey yazın ya da dosya ekleyin.')
  }
  const count = countPostText({ platform, limits, text })
  if (count > limits.characters) {
    const over = count - limits.characters
    return problem(
      `Counts as ${count} characters of ${limits.characters}: ${over} too many.`,
      `${limits.characters} karakterlik sınırda ${count} sayılıyor: ${over} fazla.`,
    )
  }
  const bytes = countBytes(text)
  if (limits.bytes > 0 && bytes > limits.bytes) {
    return problem(
      `Takes ${bytes} bytes of ${limits.bytes}: shorten it.`,
      `${limits.bytes} baytlık sınırda ${bytes} bayt: kısaltın.`,
    )
  }
  return []
}

type File = { file: PostMedia; limits: PostLimits; index: number }

function fileProblems({ file, limits, index }: File): PostProblem[] {
  const problem = (en: string, tr: string): PostProblem[] => [
    { field: 'media', index, text: { en, tr } },
  ]
  const type = file.mimeType ?? 'unknown'
  const megabytes = (limits.mediaBytes / 1_000_000).toFixed(1)
  const alt = file.alt?.trim() ?? ''
  return [
    ...(limits.mediaTypes.includes(type)
      ? []
      : problem(`Files of type ${type} are not taken.`, `${type} türünde dosya alınmıyor.`)),
    // Images past a byte limit are made smaller before they are sent; other files are not.
    ...(!type.startsWith('image/') && (file.filesize ?? 0) > limits.mediaBytes
      ? problem(`Larger than ${megabytes} MB.`, `${megabytes} MB sınırından büyük.`)
      : []),
    ...(alt === ''
      ? problem(
          'Describe the image for people who cannot see it (alt text of the file).',
          'Görseli göremeyenler için açıklayın (dosyanın açıklaması).',
        )
      : []),
    ...(countGraphemes(alt) > limits.altCharacters
      ? problem(
          `The description is longer than ${limits.altCharacters} characters.`,
          `Açıklama ${limits.altCharacters} karakterden uzun.`,
        )
      : []),
  ]
}
