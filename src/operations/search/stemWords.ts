import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { foldText } from '@/lib/foldText'
import { searchWords } from '@/lib/search/searchWords'

const shortestStem = 3

/**
 * For each word, itself and its stem in English and in Turkish, folded: `conferences` stands for what begins with
 * `confer`, `zirvesinde` for `zirve`. Takes the text as typed, since Turkish endings follow letters that folding
 * makes alike. Null when no word has another stem. Needs a transaction.
 */
export async function stemWords(req: PayloadRequest, q: string): Promise<string[][] | null> {
  const words = searchWords(q.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' '))
  const typed = q
    .toLocaleLowerCase('tr')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
  const rows = await queryInTransaction<{ stems: string[] }>(
    req,
    sql`SELECT coalesce(ts_lexize('english_stem', lower(word)), '{}')
          || coalesce(ts_lexize('turkish_stem', word), '{}')
          || coalesce(ts_lexize('turkish_stem', fold_search_text(word)), '{}') AS stems
        FROM jsonb_array_elements_text(${JSON.stringify(typed.slice(0, words.length))}::jsonb)
          WITH ORDINALITY AS each(word, place) ORDER BY place`,
  )
  const alternatives = words.map((word, place) => {
    const stems = (rows[place]?.stems ?? []).map(foldText)
    return [...new Set([word, ...stems.filter((stem) => stem.length >= shortestStem)])]
  })
  return alternatives.some((each) => each.length > 1) ? alternatives : null
}
