import type { Highlight } from './findHighlights'

/** What can be searched, in the order of equals. */
export const searchTypes = ['events', 'contacts', 'registrations', 'tickets'] as const

export type SearchType = (typeof searchTypes)[number]

/** One find of `GET /api/search`. */
export type SearchResult = {
  type: SearchType
  id: string
  title: string
  subtitle: string
  /** Where the asker can open it; absent where they have no page for it. */
  url?: string
  /** 0 to 1: exact above beginning, whole words, parts of words, and corrected typing errors. */
  score: number
  /** What to mark in title and subtitle. */
  highlights: { title: Highlight[]; subtitle: Highlight[] }
}
