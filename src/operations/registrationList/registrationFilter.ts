import { z } from 'zod'
import { sql, type Statement } from '@/db/sql'
import { escapePattern } from '@/lib/foldSearchTexts'
import { registrationStates, type RegistrationStatus } from '@/lib/registrationStates'
import { searchWords } from '@/lib/searchWords'

const statuses = Object.keys(registrationStates.transitions) as [RegistrationStatus]

const listed = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (Array.isArray(value) ? value : value.split(',')).map((s) => s.trim()))
  .pipe(z.array(z.enum(statuses)).min(1))

const bool = z.enum(['true', 'false', '1', '0']).transform((value) => /^(true|1)$/.test(value))

const sorts = {
  createdAt: sql`r.created_at`,
  updatedAt: sql`r.updated_at`,
  checkedInAt: sql`r.checked_in_at`,
  name: sql`r.family_name`,
  familyName: sql`r.family_name`,
  givenName: sql`r.given_name`,
  email: sql`r.email_normalized`,
  code: sql`r.code`,
  status: sql`r.status`,
}

type SortName = keyof typeof sorts

const sort = z
  .string()
  .transform((value) => ({ name: value.replace(/^-/, ''), down: value.startsWith('-') }))
  .refine(({ name }) => Object.hasOwn(sorts, name), {
    message: `One of ${Object.keys(sorts).join(', ')}, with - in front for the other direction.`,
  })

/** Which registrations of an event are asked for; a page of them, or all as a file. */
export const registrationListQuery = z.object({
  /** One status, or several separated by commas. */
  status: listed.optional(),
  ticketType: z.uuid().optional(),
  checkedIn: bool.optional(),
  /** Words of name, address or code; case and accents do not matter. */
  q: z.string().max(200).optional(),
  sort: sort.optional(),
  format: z.enum(['json', 'csv', 'xlsx']).default('json'),
})

export type RegistrationFilter = Pick<
  z.output<typeof registrationListQuery>,
  'checkedIn' | 'q' | 'status' | 'ticketType'
>

/** Conditions over `r`, of one event. */
export function filterStatement(event: string, filter: RegistrationFilter): Statement {
  const { status, ticketType, checkedIn, q } = filter
  const conditions = [
    sql`r.event_id = ${event}`,
    ...(status ? [sql`r.status::text = ANY(${`{${status.join(',')}}`}::text[])`] : []),
    ...(ticketType ? [sql`r.ticket_type_id = ${ticketType}`] : []),
    ...(checkedIn === undefined
      ? []
      : [checkedIn ? sql`r.checked_in_at IS NOT NULL` : sql`r.checked_in_at IS NULL`]),
    ...searchWords(q).map((word) => sql`r.search_text LIKE ${`%${escapePattern(word)}%`}`),
  ]
  return sql.join(conditions, sql` AND `)
}

type Sort = z.output<typeof sort>

/** The order of a page; newest first unless asked otherwise. Rows that are alike keep a fixed order. */
export function orderStatement(wanted: Sort | undefined): Statement {
  const { name, down } = wanted ?? { name: 'createdAt', down: true }
  const column = sorts[name as SortName]
  const direction = down ? sql`DESC NULLS LAST` : sql`ASC NULLS LAST`
  return sql`${column} ${direction}, r.given_name, r.id ${down ? sql`DESC` : sql`ASC`}`
}
