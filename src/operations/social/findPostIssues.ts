import type { PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import type { FieldProblem } from '@/errors'
import { isUuid } from '@/lib/isUuid'
import type { LocalisedText } from '@/lib/localisedText'
import { sayTo } from '@/lib/sayTo'
import { findPostProblems, type PostMedia, type PostProblem } from '@/lib/social/findPostProblems'
import {
  defaultLimits,
  platforms,
  type PlatformName,
  type PostLimits,
} from '@/lib/social/platforms'
import { textFor } from '@/lib/social/textFor'
import { uuidArray } from '@/db/uuidArray'

export type PostToCheck = {
  content?: string | null
  accounts?: unknown
  media?: unknown
  variants?: { account?: unknown; content?: string | null }[] | null
}

type Input = {
  req: PayloadRequest
  post: PostToCheck
  /** Whether images must be described already. */
  withAlt: boolean
}

type Account = { id: string; name: string; platform: PlatformName; limits: PostLimits | null }

/** A field that is wrong, and for which account. */
export type PostIssue = FieldProblem & { account?: string }

/** What the chosen accounts would refuse in a post, field by field, in the language of whoever asks. */
export async function findPostIssues({ req, post, withAlt }: Input): Promise<PostIssue[]> {
  const wanted = idsOf(post.accounts)
  const accounts = await findAccounts(req, wanted)
  const media = await findMedia(req, idsOf(post.media))
  const missing = wanted.flatMap((id, index): PostIssue[] =>
    accounts.some((account) => account.id === id)
      ? []
      : [{ path: `accounts.${index}`, message: sayTo(req, noAccount) }],
  )
  const stray = (Array.isArray(post.variants) ? post.variants : []).flatMap(
    (variant, index): PostIssue[] => {
      const [id] = idsOf([variant?.account])
      return !id || wanted.includes(id)
        ? []
        : [{ path: `variants.${index}.account`, message: sayTo(req, notChosen) }]
    },
  )
  return [
    ...missing,
    ...stray,
    ...accounts.flatMap((account) => {
      const text = textFor(textsOf(post), account.id)
      const limits = { ...defaultLimits[account.platform], ...account.limits }
      const files = withAlt ? media : media.map((file) => ({ ...file, alt: file.alt || 'later' }))
      return findPostProblems({ platform: account.platform, limits, text, media: files }).map(
        (problem) => issueOf({ req, post, account, problem }),
      )
    }),
  ]
}

const noAccount: LocalisedText = {
  en: 'There is no such account.',
  tr: 'Böyle bir hesap yok.',
}
const notChosen: LocalisedText = {
  en: 'Choose this account above first, or remove its text.',
  tr: 'Önce yukarıda bu hesabı seçin ya da metnini silin.',
}

type Finding = { req: PayloadRequest; post: PostToCheck; account: Account; problem: PostProblem }

function issueOf({ req, post, account, problem }: Finding): PostIssue {
  const variant = (post.variants ?? []).findIndex(
    (each) => idsOf([each?.account])[0] === account.id && Boolean(each?.content),
  )
  const path =
    problem.field === 'media'
      ? problem.index === undefined
        ? 'media'
        : `media.${problem.index}`
      : variant < 0
        ? 'content'
        : `variants.${variant}.content`
  const label = `${account.name} (${platforms[account.platform].label})`
  return { path, account: account.id, message: `${label}: ${sayTo(req, problem.text)}` }
}

/** The ids in a list of relations, populated or not; what is none is left to the fields' own validation. */
function idsOf(value: unknown): string[] {
  if (!Array.isArray(value)) return []
  return value
    .map((each: unknown) =>
      typeof each === 'object' && each !== null && 'id' in each ? each.id : each,
    )
    .filter(isUuid)
}

function textsOf({ content, variants }: PostToCheck) {
  return {
    content: typeof content === 'string' ? content : '',
    variants: (Array.isArray(variants) ? variants : []).filter(
      (variant) => typeof variant?.content === 'string',
    ),
  }
}

async function findAccounts(req: PayloadRequest, ids: string[]): Promise<Account[]> {
  if (ids.length === 0) return []
  return queryRows<Account>(
    req,
    sql`SELECT id, name, platform, limits FROM social_accounts WHERE id = ANY(${uuidArray(ids)})
        ORDER BY array_position(${uuidArray(ids)}, id)`,
  )
}

async function findMedia(req: PayloadRequest, ids: string[]): Promise<PostMedia[]> {
  if (ids.length === 0) return []
  return queryRows<PostMedia>(
    req,
    sql`SELECT id, alt, mime_type AS "mimeType", filesize::int AS filesize FROM media
        WHERE id = ANY(${uuidArray(ids)}) ORDER BY array_position(${uuidArray(ids)}, id)`,
  )
}
