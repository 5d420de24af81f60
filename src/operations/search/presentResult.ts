import type { PayloadRequest } from 'payload'
import { holds } from '@/access/can'
import { eventStates, publicEventStatuses } from '@/lib/eventStates'
import { formatDay } from '@/lib/formatDate'
import { languageOf, type LocalisedText } from '@/lib/localisedText'
import { registrationStates } from '@/lib/registrationStates'
import { findHighlights } from '@/lib/search/findHighlights'
import type { SearchResult, SearchType } from '@/lib/search/searchTypes'
import { ticketStates } from '@/lib/ticketStates'
import type { Match } from './findMatches'

type Facts = Match['facts']
type Texts = { title: string | null | undefined; subtitle: (string | null | undefined)[] }
type Language = keyof LocalisedText

const labels = { ...ticketStates.labels, ...registrationStates.labels, ...eventStates.labels }

const stateOf = ({ status }: Facts, language: Language) =>
  (labels as Record<string, LocalisedText>)[status ?? '']?.[language]

const nameOf = ({ givenName, familyName }: Facts) =>
  [givenName, familyName].filter(Boolean).join(' ')

const present: Record<SearchType, (facts: Facts, language: Language) => Texts> = {
  events: ({ title, date, timezone, place }, language) => ({
    title,
    subtitle: [
      date && timezone ? formatDay({ at: date, timezone, locale: language }) : null,
      place,
    ],
  }),
  contacts: (facts) => ({ title: nameOf(facts) || facts.email, subtitle: [facts.email] }),
  registrations: (facts, language) => ({
    title: nameOf(facts),
    subtitle: [facts.event, facts.code, stateOf(facts, language)],
  }),
  tickets: (facts, language) => ({
    title: facts.title,
    subtitle: [facts.number, stateOf(facts, language)],
  }),
}

type Input = {
  req: PayloadRequest
  type: SearchType
  match: Match
  words: string[]
}

/** A found row in the words of the asker. `score` is of its tier alone; the caller ranks within it. */
export function presentResult({ req, type, match, words }: Input): SearchResult {
  const { title, subtitle } = present[type](match.facts, languageOf(req.i18n?.language))
  const first = title ?? ''
  const second = subtitle.filter(Boolean).join(' · ')
  const url = urlOf({ req, type, match })
  return {
    type,
    id: match.id,
    title: first,
    subtitle: second,
    ...(url ? { url } : {}),
    score: match.tier / 5,
    highlights: { title: findHighlights(first, words), subtitle: findHighlights(second, words) },
  }
}

/** Staff open it in the panel; everyone an event on its page. */
function urlOf({ req, type, match }: Pick<Input, 'match' | 'req' | 'type'>): string | undefined {
  if (holds(req, 'admin.access')) return `/admin/collections/${type}/${match.id}`
  const { slug, status } = match.facts
  const isPublic = (publicEventStatuses as readonly string[]).includes(status ?? '')
  return type === 'events' && slug && isPublic ? `/events/${slug}` : undefined
}
