import type { PayloadRequest } from 'payload'
import { prefixLength, titleSeparator } from '@/db/searchTexts'
import { queryInTransaction, sql, type Statement } from '@/db/sql'
import { escapePattern } from '@/lib/search/foldSearchTexts'
import type { SearchSource } from './searchSources'

/** How well a row matches, best first. */
const tiers = { exact: 4, prefix: 3, words: 2, parts: 1, stems: 1, corrected: 0 } as const

export type Match = { id: string; tier: number; facts: Record<string, string | null> }

type Input = {
  req: PayloadRequest
  source: SearchSource
  /** As typed. */
  q: string
  /** Folded. */
  phrase: string
  limit: number
}

/** An index gives them in no order that matters: enough to choose from, few enough to be quick. */
const mostPerTier = 60

const wholeAddress = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/

/** Whether a folded phrase is an address, or a part of one. Its words, as its domain, may be everybody's. Pure. */
export const isOfAddress = (phrase: string): boolean => phrase.includes('@')

/**
 * The rows that have what was typed: as their key, at their beginning, as words, or inside words. Whose whole
 * address it is has been found; the others of the same domain are not looked for.
 */
export async function findMatches({ req, source, q, phrase, limit }: Input): Promise<Match[]> {
  const words = isOfAddress(phrase) ? [] : phrase.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  const parts = phrase.split(' ')
  const prefix = escapePattern(phrase.slice(0, prefixLength))
  const start = sql`left(r.search_text, ${sql.raw(String(prefixLength))})`
  const candidates = [
    { tier: tiers.exact, where: source.key(q) },
    ...(phrase.length < prefixLength
      ? [{ tier: tiers.exact, where: sql`${start} LIKE ${`${prefix}${titleSeparator}%`}` }]
      : []),
    { tier: tiers.prefix, where: sql`${start} LIKE ${`${prefix}%`}` },
    ...(words.length > 0 ? [{ tier: tiers.words, where: hasWords(source, allOf(words)) }] : []),
    // Fewer than three letters have no trigram: every row would have to be looked at.
    ...(parts.every((part) => part.length > 2)
      ? [{ tier: tiers.parts, where: sql.join(parts.map(hasPart(source)), sql` AND `) }]
      : []),
  ]
  const enough = wholeAddress.test(phrase) ? 1 : limit
  return readRows({ req, source, limit, enough, candidates })
}

/** The rows that have other forms of the words, or words that may have been meant. */
export async function findAlternatives(
  { req, source, limit }: Pick<Input, 'limit' | 'req' | 'source'>,
  { tier, words }: { tier: 'corrected' | 'stems'; words: readonly string[][] },
): Promise<Match[]> {
  const candidates = [{ tier: tiers[tier], where: hasWords(source, words) }]
  return readRows({ req, source, limit, enough: limit, candidates })
}

const allOf = (words: readonly string[]) => words.map((word) => [word])

/** Words have letters and digits only, so nothing in them can mean anything to a query. */
const hasWords = ({ vector }: SearchSource, alternatives: readonly string[][]) =>
  sql`${vector} @@ ${alternatives
    .map((words) =>
      words
        .map((word) => `'${word.slice(0, prefixLength)}':*`)
        .join(' | ')
        .replace(/^(.*)$/, '($1)'),
    )
    .join(' & ')}::tsquery`

const hasPart =
  ({ texts }: SearchSource) =>
  (part: string) =>
    sql`(${sql.join(
      texts.map((text) => sql`${text} LIKE ${`%${escapePattern(part)}%`}`),
      sql` OR `,
    )})`

type Reading = Pick<Input, 'limit' | 'req' | 'source'> & {
  /** So many of better tiers, and a weaker one is not even looked at. */
  enough: number
  candidates: { tier: number; where: Statement }[]
}

function readRows({ req, source, limit, enough, candidates }: Reading): Promise<Match[]> {
  const { table, visible, facts, joined = sql.empty() } = source
  const names = candidates.map((_each, place) => sql.raw(`tier_${place}`))
  const tiersOf = candidates.map(({ tier, where }, place) => {
    const better = names.slice(0, place).map((name) => sql`(SELECT count(*) FROM ${name})`)
    const wanted = better.length > 0 ? sql`${sql.join(better, sql` + `)} < ${enough}` : sql`true`
    return sql`${names[place]} AS MATERIALIZED (
      SELECT r.id, ${sql.raw(String(tier))} AS tier FROM ${table} r
      WHERE ${wanted} AND ${visible} AND (${where}) LIMIT ${mostPerTier})`
  })
  const found = names.map((name) => sql`SELECT * FROM ${name}`)
  return queryInTransaction<Match>(
    req,
    sql`WITH ${sql.join(tiersOf, sql`, `)}
        SELECT r.id, best.tier, ${facts} AS facts
        FROM (SELECT id, max(tier) AS tier FROM (${sql.join(found, sql` UNION ALL `)}) found
              GROUP BY id) best
        JOIN ${table} r ON r.id = best.id ${joined}
        ORDER BY best.tier DESC, left(r.search_text, ${sql.raw(String(prefixLength))}), r.id DESC
        LIMIT ${limit}`,
  )
}
