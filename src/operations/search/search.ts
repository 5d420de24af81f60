import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { queryInTransaction, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { searchTypes, type SearchResult, type SearchType } from '@/lib/search/searchTypes'
import { searchWords } from '@/lib/search/searchWords'
import { correctWords } from './correctWords'
import { findAlternatives, findMatches, isOfAddress, type Match } from './findMatches'
import { presentResult } from './presentResult'
import { searchSources, type SearchSource } from './searchSources'
import { stemWords } from './stemWords'

/** What `GET /api/search` takes. Unknown parameters are let be, as everywhere. */
export const searchQuery = z.object({
  q: z
    .string()
    .max(200)
    .refine((q) => /[\p{L}\p{N}]/u.test(q), { error: 'Give at least one letter or digit.' }),
  /** Collections, separated by commas; all of them by default. */
  types: z
    .string()
    .transform((text) => [...new Set(text.split(',').map((each) => each.trim()))])
    .pipe(z.array(z.enum(searchTypes)))
    .default([...searchTypes]),
  limit: z.coerce.number<string>().int().min(1).max(50).default(20),
})

type Input = { req: PayloadRequest } & z.output<typeof searchQuery>

/** Fewer finds than this, and other forms of the words and typing errors are thought of. */
const few = 5

/** Names have no forms; titles and descriptions do. */
const isProse = (type: SearchType) => type === 'events' || type === 'tickets'

/**
 * Searches what the asker may see, best first: exact, at the beginning, as words, inside words; and, where
 * that gives little, other forms of the words, and words that are a typing error away. Equals take turns by
 * collection. Reads through indexes alone, so the time depends on what is found, not on how much there is.
 */
export async function search({ req, q, types, limit }: Input): Promise<SearchResult[]> {
  const phrase = searchWords(q).join(' ')
  const words = searchWords(phrase.replace(/[^\p{L}\p{N}]+/gu, ' '))
  const all = searchSources(req)
  const sources = types.flatMap((type) => (all[type].visible ? [{ type, source: all[type] }] : []))
  return inTransaction(req, async () => {
    await queryInTransaction(req, prepare)
    const found = await inEach(sources, (source) => findMatches({ req, source, q, phrase, limit }))
    const marked = [...words]
    const addMore = async (tier: 'corrected' | 'stems', alternatives: string[][] | null) => {
      if (!alternatives) return
      const among = tier === 'stems' ? sources.filter(({ type }) => isProse(type)) : sources
      const more = await inEach(among, (source) =>
        findAlternatives({ req, source, limit }, { tier, words: alternatives }),
      )
      const isNew = ({ match }: Found) => found.every((other) => other.match.id !== match.id)
      found.push(...more.filter(isNew))
      marked.push(...alternatives.flat())
    }
    const givesLittle = () => found.length < Math.min(few, limit) && !isOfAddress(phrase)
    if (givesLittle()) await addMore('stems', await stemWords(req, q))
    if (givesLittle()) await addMore('corrected', await correctWords(req, words))
    return rank(
      found.map(({ type, match }) => presentResult({ req, type, match, words: marked })),
    ).slice(0, limit)
  })
}

/**
 * However unlikely the planner finds it: a search never reads a whole table, neither as it lies nor through an index
 * of something else (what is not in the trash). Only plans that gather rows from the right indexes are left.
 */
const prepare = sql`SELECT set_config('enable_seqscan', 'off', true),
  set_config('enable_indexscan', 'off', true),
  set_config('pg_trgm.similarity_threshold', '0.2', true)`

type Found = { type: SearchType; match: Match }

async function inEach(
  sources: readonly { type: SearchType; source: SearchSource }[],
  find: (source: SearchSource) => Promise<Match[]>,
): Promise<Found[]> {
  const found: Found[] = []
  // One after the other: they share the connection of the transaction.
  for (const { type, source } of sources) {
    found.push(...(await find(source)).map((match) => ({ type, match })))
  }
  return found
}

/** Within a tier, the first of each collection stand before the second ones. */
function rank(results: SearchResult[]): SearchResult[] {
  const seen = new Map<string, number>()
  return results
    .toSorted((a, b) => b.score - a.score)
    .map((result) => {
      const key = `${result.type} ${result.score}`
      const place = (seen.get(key) ?? 0) + 1
      seen.set(key, place)
      return { ...result, score: round(result.score + 0.2 / place) }
    })
    .toSorted((a, b) => b.score - a.score)
}

const round = (score: number) => Math.round(score * 1_000) / 1_000
