import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { editDistance } from '@/lib/search/editDistance'

const mostCorrections = 5

/**
 * For each word, itself and the words of names and titles it may have been meant to be: alike by trigrams,
 * and few slips away. Null when no word has any. Needs a transaction with a low similarity threshold.
 */
export async function correctWords(
  req: PayloadRequest,
  words: readonly string[],
): Promise<string[][] | null> {
  const alternatives: string[][] = []
  for (const word of words) alternatives.push([word, ...(await findAlike(req, word))])
  return alternatives.some((each) => each.length > 1) ? alternatives : null
}

async function findAlike(req: PayloadRequest, word: string): Promise<string[]> {
  // Of short words nearly every other is a slip away; numbers have no typing errors that we could know.
  if (word.length < 4 || !/^\p{L}+$/u.test(word)) return []
  const slips = word.length < 6 ? 1 : 2
  const rows = await queryInTransaction<{ word: string }>(
    req,
    sql`SELECT word FROM search_words
        WHERE word % ${word} AND length(word) BETWEEN ${word.length - slips} AND ${word.length + slips}
        GROUP BY word ORDER BY similarity(word, ${word}) DESC LIMIT 100`,
  )
  return rows
    .map(({ word: known }) => ({ known, distance: editDistance(word, known) }))
    .filter(({ distance }) => distance > 0 && distance <= slips)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, mostCorrections)
    .map(({ known }) => known)
}
