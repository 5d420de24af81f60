import { sql, type Statement } from '@/db/sql'
import { uuidArray } from '@/db/uuidArray'
import type { AudienceCondition, AudienceFilter, textFields } from '@/lib/audienceFilter'

/**
 * A checked filter as a condition over a contact that the statement calls `c`. Every value is a parameter.
 * A condition about something that is not known is false, so that `not` means what it says. Pure.
 */
export function compileFilter(filter: AudienceFilter): Statement {
  if ('all' in filter) return joined(filter.all, sql` AND `)
  if ('any' in filter) return joined(filter.any, sql` OR `)
  if ('not' in filter) return sql`NOT ${compileFilter(filter.not)}`
  return sql`coalesce((${compileCondition(filter)}), false)`
}

const joined = (filters: AudienceFilter[], by: Statement) =>
  sql`(${sql.join(filters.map(compileFilter), by)})`

type TextField = (typeof textFields)[number]
type Of<Field extends AudienceCondition['field']> = Extract<AudienceCondition, { field: Field }>

const columns: Record<TextField, Statement> = {
  email: sql`c.email`,
  givenName: sql`c.given_name`,
  familyName: sql`c.family_name`,
  phone: sql`c.phone`,
  timezone: sql`c.timezone`,
}

function compileCondition(condition: AudienceCondition): Statement {
  switch (condition.field) {
    case 'locale':
      return condition.op === 'equals'
        ? sql`c.locale::text = ${condition.value}`
        : sql`c.locale::text <> ${condition.value}`
    case 'tags':
      return compileTags(condition)
    case 'createdAt':
      return compileAge(condition)
    case 'registration':
      return present(condition.op, registrations(condition))
    case 'checkIn':
      return present(condition.op, checkIns(condition))
    case 'subscription':
      return present(
        condition.op,
        sql`SELECT 1 FROM subscriptions s WHERE s.contact_id = c.id
            AND s.list_id = ${condition.value.list} AND s.status = 'confirmed'`,
      )
    case 'engagement':
      return present(condition.op, engagement(condition))
    default:
      return condition.field in columns
        ? compileText(columns[condition.field as TextField], condition as Comparison)
        : compileAttribute(condition as Attribute)
  }
}

const present = (op: 'exists' | 'missing', rows: Statement) =>
  op === 'exists' ? sql`EXISTS (${rows})` : sql`NOT EXISTS (${rows})`

type Comparison = { op: string; value?: boolean | number | string }

function compileText(column: Statement, { op, value }: Comparison): Statement {
  const wanted = sql`lower(${String(value ?? '')}::text)`
  switch (op) {
    case 'exists':
      return sql`coalesce(${column}, '') <> ''`
    case 'missing':
      return sql`coalesce(${column}, '') = ''`
    case 'not_equals':
      return sql`coalesce(lower(${column}), '') <> ${wanted}`
    case 'contains':
      return sql`strpos(lower(${column}), ${wanted}) > 0`
    case 'starts_with':
      return sql`starts_with(lower(${column}), ${wanted})`
    case 'ends_with':
      return sql`right(lower(${column}), length(${wanted})) = ${wanted}`
    default:
      return sql`lower(${column}) = ${wanted}`
  }
}

type Attribute = Comparison & { field: string }

function compileAttribute({ field, op, value }: Attribute): Statement {
  const name = field.slice('attributes.'.length)
  const found = sql`c.attributes -> ${name}::text`
  if (op === 'exists') return sql`${found} IS NOT NULL AND ${found} <> 'null'::jsonb`
  if (op === 'missing') return sql`${found} IS NULL OR ${found} = 'null'::jsonb`
  if (op === 'greater_than' || op === 'less_than') {
    const compare = op === 'greater_than' ? sql`>` : sql`<`
    return sql`CASE WHEN jsonb_typeof(${found}) = 'number'
      THEN (${found})::numeric ${compare} ${value as number}::numeric END`
  }
  if (typeof value === 'string')
    return compileText(sql`(c.attributes ->> ${name}::text)`, { op, value })
  const wanted = sql`${JSON.stringify(value)}::jsonb`
  return op === 'not_equals'
    ? sql`coalesce(${found} <> ${wanted}, true)`
    : sql`${found} = ${wanted}`
}

function compileTags({ op, value }: Of<'tags'>): Statement {
  const wanted = [...new Set(value)]
  const found = (what: Statement) => sql`(SELECT ${what} FROM contacts_texts t
    WHERE t.parent_id = c.id AND t.path = 'tags'
      AND t.text IN (SELECT jsonb_array_elements_text(${JSON.stringify(wanted)}::jsonb)))`
  if (op === 'has_any') return sql`EXISTS ${found(sql`1`)}`
  if (op === 'has_none') return sql`NOT EXISTS ${found(sql`1`)}`
  return sql`${found(sql`count(DISTINCT t.text)`)} = ${wanted.length}`
}

function compileAge(condition: Of<'createdAt'>): Statement {
  if (condition.op === 'before') return sql`c.created_at < ${condition.value}::timestamptz`
  if (condition.op === 'after') return sql`c.created_at > ${condition.value}::timestamptz`
  return sql`c.created_at > now() - make_interval(days => ${condition.value}::int)`
}

const allOf = (parts: (Statement | false)[]) =>
  sql.join(
    parts.filter((part): part is Statement => part !== false),
    sql` AND `,
  )

function registrations({ value }: Of<'registration'>): Statement {
  const { event, ticketType, status, after, before } = value
  return sql`SELECT 1 FROM registrations r WHERE ${allOf([
    sql`r.contact_id = c.id`,
    event !== undefined && sql`r.event_id = ${event}`,
    ticketType !== undefined && sql`r.ticket_type_id = ${ticketType}`,
    status !== undefined &&
      sql`r.status::text IN (SELECT jsonb_array_elements_text(${JSON.stringify(status)}::jsonb))`,
    after !== undefined && sql`r.created_at > ${after}::timestamptz`,
    before !== undefined && sql`r.created_at < ${before}::timestamptz`,
  ])}`
}

function checkIns({ value }: Of<'checkIn'>): Statement {
  const { event, list, after, before } = value
  return sql`SELECT 1 FROM check_ins i JOIN registrations r ON r.id = i.registration_id
    WHERE ${allOf([
      sql`r.contact_id = c.id`,
      sql`i.result = 'accepted' AND i.voided_at IS NULL`,
      event !== undefined && sql`i.event_id = ${event}`,
      list !== undefined && sql`i.list_id = ${list}`,
      after !== undefined && sql`i.scanned_at > ${after}::timestamptz`,
      before !== undefined && sql`i.scanned_at < ${before}::timestamptz`,
    ])}`
}

const did = {
  received: sql`d.accepted_at`,
  opened: sql`d.opened_at`,
  clicked: sql`d.clicked_at`,
}

function engagement({ value }: Of<'engagement'>): Statement {
  const { kind, campaign, withinDays } = value
  return sql`SELECT 1 FROM deliveries d WHERE ${allOf([
    sql`d.contact_id = c.id AND d.kind = 'campaign'`,
    sql`${did[kind]} IS NOT NULL`,
    campaign !== undefined && sql`d.subject = ${campaign}::text`,
    withinDays !== undefined &&
      sql`${did[kind]} > now() - make_interval(days => ${withinDays}::int)`,
  ])}`
}

/** Whether a contact that the statement calls `c` is subscribed to one of these lists in that state. */
export function onLists(lists: readonly string[], status: Statement): Statement {
  return sql`EXISTS (SELECT 1 FROM subscriptions s WHERE s.contact_id = c.id
    AND s.list_id = ANY(${uuidArray(lists)}) AND s.status ${status})`
}
