import type { SearchResult, SearchType } from '@/lib/search/searchTypes'

export type ResultGroup = {
  type: SearchType
  /** How many results stand in the groups before. */
  from: number
  results: SearchResult[]
}

/** The results by type; the type of the best result first, and within a type as they were found. Pure. */
export function groupResults(results: readonly SearchResult[]): ResultGroup[] {
  const types = [...new Set(results.map(({ type }) => type))]
  let from = 0
  return types.map((type) => {
    const group = { type, from, results: results.filter((each) => each.type === type) }
    from += group.results.length
    return group
  })
}
