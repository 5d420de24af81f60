import type { PayloadRequest } from 'payload'
import { sql, type Statement } from '@/db/sql'
import { uuidArray } from '@/db/uuidArray'
import { invalidFields } from '@/errors'
import { parseFilter, type AudienceFilter } from '@/lib/audienceFilter'
import { sayTo } from '@/lib/sayTo'
import { compileFilter, onLists } from '@/operations/lists/compileFilter'
import { addressHash } from '@/operations/suppressions/addressHash'

/** Whom a campaign is for, as it stood when it started: plain JSON, kept in its snapshot. */
export type FrozenAudience = {
  /** Static lists: whoever is subscribed. */
  lists: string[]
  /** The conditions of its dynamic lists: whoever one of them matches. */
  filters: AudienceFilter[]
  /** Narrows the lists, or chooses among all contacts where there are none. */
  filter: AudienceFilter | null
}

type Input = { lists?: unknown[] | null; filter?: unknown }

/**
 * Reads the lists of an audience and takes their conditions along.
 * @throws AppError 422 where nothing chooses anybody, or a list or its conditions are gone
 */
export async function freezeAudience(req: PayloadRequest, input: Input): Promise<FrozenAudience> {
  const ids = (input.lists ?? []).map(idOf)
  const { docs } = await req.payload.find({
    collection: 'lists',
    where: { id: { in: ids } },
    depth: 0,
    pagination: false,
    overrideAccess: true,
    req,
  })
  const problem = (text: { en: string; tr: string }, path = 'audience.lists') =>
    invalidFields([{ path, message: sayTo(req, text) }])
  if (docs.length < new Set(ids).size) {
    throw problem({
      en: 'A list of the audience is in the trash. Choose another one.',
      tr: 'Alıcı listelerinden biri çöp kutusunda. Başka bir liste seçin.',
    })
  }
  const filter = input.filter ? requireFilter(input.filter) : null
  if (docs.length === 0 && !filter) {
    throw problem({
      en: 'Nobody would get it: choose a list, or give conditions.',
      tr: 'Kimseye gitmez: bir liste seçin ya da koşul verin.',
    })
  }
  return {
    lists: docs.filter(({ kind }) => kind === 'static').map(({ id }) => id),
    filters: docs.filter(({ kind }) => kind === 'dynamic').map((doc) => requireFilter(doc.filter)),
    filter,
  }
}

function requireFilter(value: unknown): AudienceFilter {
  const parsed = parseFilter(value)
  if (!parsed.ok) throw invalidFields([{ path: 'audience.filter', message: parsed.problem }])
  return parsed.filter
}

const idOf = (relation: unknown) =>
  String(
    typeof relation === 'object' && relation !== null && 'id' in relation ? relation.id : relation,
  )

/** Whether a contact `c` belongs to the audience, whatever stands against writing to them. */
export function belongs({ lists, filters, filter }: FrozenAudience): Statement {
  const chosen = [
    ...(lists.length > 0 ? [onLists(lists, sql`IS NOT NULL`)] : []),
    ...filters.map(compileFilter),
  ]
  const base = chosen.length > 0 ? sql`(${sql.join(chosen, sql` OR `)})` : sql`true`
  return sql`c.deleted_at IS NULL AND ${base} AND ${filter ? compileFilter(filter) : sql`true`}`
}

/**
 * Why a contact `c` of the audience gets nothing, or null: `suppressed: <reason>`, or the state of the
 * subscription where no other list or condition lets them in.
 */
export function whyNot({ lists, filters }: FrozenAudience): Statement {
  const open = [
    ...(lists.length > 0 ? [onLists(lists, sql`= 'confirmed'`)] : []),
    ...filters.map(compileFilter),
  ]
  const subscribed = lists.length > 0 ? sql`(${sql.join(open, sql` OR `)})` : sql`true`
  return sql`CASE
    WHEN ${suppression()} IS NOT NULL THEN 'suppressed: ' || ${suppression()}
    WHEN NOT ${subscribed} THEN CASE
      WHEN ${onLists(lists, sql`= 'unsubscribed'`)} THEN 'unsubscribed'
      WHEN ${onLists(lists, sql`= 'cleaned'`)} THEN 'address not working'
      ELSE 'not confirmed' END
    END`
}

/** Why campaigns may not write to a contact `c`, or null. */
const suppression = () => sql`(SELECT min(x.reason::text) FROM suppressions x
  WHERE x.hash = ${addressHash(sql`c.email_normalized`)})`

/** The same, at the last moment: what has come up since the ledger was written. */
export function whyNotAnyMore({ lists }: FrozenAudience, since: Statement): Statement {
  const left = sql`EXISTS (SELECT 1 FROM subscriptions s WHERE s.contact_id = c.id
    AND s.list_id = ANY(${uuidArray(lists)}) AND s.status IN ('unsubscribed', 'cleaned')
    AND s.updated_at >= ${since})`
  return sql`CASE
    WHEN c.deleted_at IS NOT NULL THEN 'contact removed'
    WHEN ${suppression()} IS NOT NULL THEN 'suppressed: ' || ${suppression()}
    WHEN ${left} AND NOT ${onLists(lists, sql`= 'confirmed'`)} THEN 'unsubscribed'
    END`
}
