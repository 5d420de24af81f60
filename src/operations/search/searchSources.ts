import type { PayloadRequest } from 'payload'
import { holds } from '@/access/can'
import type { Permission } from '@/access/permissions'
import { sql, type Statement } from '@/db/sql'
import { publicEventStatuses } from '@/lib/eventStates'
import { normaliseCode } from '@/lib/normaliseCode'
import { normaliseEmail } from '@/lib/normaliseEmail'
import type { SearchType } from '@/lib/search/searchTypes'

/** How one collection is searched; every statement is over its row as `r`. */
export type SearchSource = {
  table: Statement
  /** Folded texts, each with an index of trigrams. */
  texts: Statement[]
  /** The words of them, as its index has them. */
  vector: Statement
  /** What names exactly one row, or a person. */
  key: (q: string) => Statement
  /** The rows the asker may see; null for none. */
  visible: Statement | null
  /** Facts for `presentResult`, as JSON, and what they need joined. */
  facts: Statement
  joined?: Statement
}

/**
 * How the asker may search each collection: the rows are those that its `access.read` gives them, without
 * what lies in the trash. Texts that only staff may read are searched for staff only.
 */
export function searchSources(req: PayloadRequest): Record<SearchType, SearchSource> {
  const isAgent = holds(req, 'tickets.read')
  return {
    events: {
      table: sql`events`,
      texts: [sql`r.search_text`],
      vector: sql`search_vector(r.search_text)`,
      key: (q) => sql`r.slug = ${q.trim().toLowerCase()}`,
      visible: holds(req, 'events.read') ? notInTrash : publicEvents,
      facts: sql`json_build_object('title', r.title, 'slug', r.slug, 'place', r.location,
        'date', r.start_date, 'timezone', r.timezone, 'status', r.status)`,
    },
    contacts: {
      table: sql`contacts`,
      texts: [sql`r.search_text`],
      vector: sql`search_vector(r.search_text)`,
      key: (q) => sql`r.email_normalized = ${normaliseEmail(q)}`,
      visible: visibleTo({ req, all: 'contacts.read', trash: true }),
      facts: sql`json_build_object('givenName', r.given_name, 'familyName', r.family_name,
        'email', r.email)`,
    },
    registrations: {
      table: sql`registrations`,
      texts: [sql`r.search_text`],
      vector: sql`search_vector(r.search_text)`,
      key: (q) =>
        sql`r.code = ${normaliseCode(q) || q} OR r.email_normalized = ${normaliseEmail(q)}`,
      visible: visibleTo({ req, all: 'registrations.read' }),
      facts: sql`json_build_object('givenName', r.given_name, 'familyName', r.family_name,
        'event', e.title, 'code', r.code, 'status', r.status)`,
      joined: sql`LEFT JOIN events e ON e.id = r.event_id`,
    },
    tickets: {
      table: sql`tickets`,
      texts: isAgent ? [sql`r.search_text`, sql`r.search_people`] : [sql`r.search_text`],
      vector: isAgent
        ? sql`search_vector(r.search_text || ' ' || coalesce(r.search_people, ''))`
        : sql`search_vector(r.search_text)`,
      key: (q) => sql`r.number = ${q.trim().toUpperCase()}`,
      visible: visibleTo({ req, all: 'tickets.read', trash: true }),
      facts: sql`json_build_object('title', r.subject, 'number', r.number, 'status', r.status)`,
    },
  }
}

const notInTrash = sql`r.deleted_at IS NULL`

const publicEvents = sql`${notInTrash} AND r.visibility = 'public'
  AND r.status IN (${sql.join(
    publicEventStatuses.map((status) => sql`${status}`),
    sql`, `,
  )})`

type Seeing = { req: PayloadRequest; all: Permission; trash?: boolean }

/** Every row for holders of `all`, else one's own. */
function visibleTo({ req, all, trash = false }: Seeing): Statement | null {
  const kept = trash ? notInTrash : sql`true`
  if (holds(req, all)) return kept
  return req.user ? sql`${kept} AND r.user_id = ${req.user.id}` : null
}
