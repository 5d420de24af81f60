import { z } from 'zod'
import { registrationStates } from '@/lib/registrationStates'

/**
 * Who a dynamic list or a campaign is for: a tree of conditions over contacts, their registrations,
 * check-ins, subscriptions and what they did with earlier campaigns. Plain JSON, so that it can be stored,
 * shown and compiled to SQL (`operations/lists/compileFilter`); nothing in it is ever SQL itself.
 */

export const textFields = ['email', 'givenName', 'familyName', 'phone', 'timezone'] as const
export const textOperators = [
  'equals',
  'not_equals',
  'contains',
  'starts_with',
  'ends_with',
] as const

const words = z.string().trim().min(1).max(200)
const instant = z.iso.datetime({ offset: true })
const presence = z.enum(['exists', 'missing'])
const attribute = z
  .string()
  .regex(
    /^attributes\.[\w-]{1,60}$/,
    'attributes.<name>: letters, digits, _ and -',
  ) as unknown as z.ZodType<`attributes.${string}`>
const days = z.int().min(1).max(3_650)

const contactConditions = [
  z.strictObject({ field: z.enum(textFields), op: z.enum(textOperators), value: words }),
  z.strictObject({ field: z.enum(textFields), op: presence }),
  z.strictObject({
    field: z.literal('locale'),
    op: z.enum(['equals', 'not_equals']),
    value: z.enum(['en', 'tr']),
  }),
  z.strictObject({
    field: z.literal('tags'),
    op: z.enum(['has_any', 'has_all', 'has_none']),
    value: z.array(words).min(1).max(50),
  }),
  z.strictObject({
    field: z.literal('createdAt'),
    op: z.enum(['before', 'after']),
    value: instant,
  }),
  z.strictObject({ field: z.literal('createdAt'), op: z.literal('within_days'), value: days }),
  z.strictObject({
    field: attribute,
    op: z.enum(textOperators),
    value: z.union([words, z.number(), z.boolean()]),
  }),
  z.strictObject({
    field: attribute,
    op: z.enum(['greater_than', 'less_than']),
    value: z.number(),
  }),
  z.strictObject({ field: attribute, op: presence }),
] as const

const registrationStatus = z.enum(
  Object.keys(registrationStates.transitions) as (keyof typeof registrationStates.transitions)[],
)

const relatedConditions = [
  z.strictObject({
    field: z.literal('registration'),
    op: presence,
    value: z.strictObject({
      event: z.uuid().optional(),
      ticketType: z.uuid().optional(),
      status: z.array(registrationStatus).min(1).optional(),
      after: instant.optional(),
      before: instant.optional(),
    }),
  }),
  z.strictObject({
    field: z.literal('checkIn'),
    op: presence,
    value: z.strictObject({
      event: z.uuid().optional(),
      list: z.uuid().optional(),
      after: instant.optional(),
      before: instant.optional(),
    }),
  }),
  z.strictObject({
    field: z.literal('subscription'),
    op: presence,
    value: z.strictObject({ list: z.uuid() }),
  }),
  z.strictObject({
    field: z.literal('engagement'),
    op: presence,
    value: z.strictObject({
      kind: z.enum(['received', 'opened', 'clicked']),
      campaign: z.uuid().optional(),
      withinDays: days.optional(),
    }),
  }),
] as const

const condition = z.union([...contactConditions, ...relatedConditions])

export type AudienceCondition = z.output<typeof condition>

export type AudienceFilter =
  | { all: AudienceFilter[] }
  | { any: AudienceFilter[] }
  | { not: AudienceFilter }
  | AudienceCondition

const maxConditions = 100
const maxDepth = 6

const node: z.ZodType<AudienceFilter> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(node).min(1).max(50) }),
    z.strictObject({ any: z.array(node).min(1).max(50) }),
    z.strictObject({ not: node }),
    condition,
  ]),
)

/** A checked filter or, in one sentence that names the place, what is wrong with it. Pure. */
export function parseFilter(
  value: unknown,
): { ok: true; filter: AudienceFilter } | { ok: false; problem: string } {
  if (measure(value) > maxDepth) {
    return { ok: false, problem: `Conditions may be nested at most ${maxDepth} deep.` }
  }
  const parsed = node.safeParse(value)
  if (!parsed.success) return { ok: false, problem: describeProblem(value, []) }
  if (countConditions(parsed.data) > maxConditions) {
    return { ok: false, problem: `At most ${maxConditions} conditions.` }
  }
  return { ok: true, filter: parsed.data }
}

/** Depth of nesting; before zod recurses, so that a hostile value cannot exhaust the stack. */
function measure(value: unknown, depth = 1): number {
  if (typeof value !== 'object' || value === null || depth > maxDepth) return depth
  const { all, any, not } = value as Record<string, unknown>
  const children = [
    ...(Array.isArray(all) ? all : []),
    ...(Array.isArray(any) ? any : []),
    ...(not === undefined ? [] : [not]),
  ]
  return Math.max(depth, ...children.map((child) => measure(child, depth + 1)))
}

function countConditions(filter: AudienceFilter): number {
  if ('all' in filter) return filter.all.reduce((sum, child) => sum + countConditions(child), 0)
  if ('any' in filter) return filter.any.reduce((sum, child) => sum + countConditions(child), 0)
  return 'not' in filter ? countConditions(filter.not) : 1
}

/** A union's own messages say little: find the innermost node that does not parse and say what it lacks. */
function describeProblem(value: unknown, path: (number | string)[]): string {
  const at = path.length > 0 ? `${path.join('.')}: ` : ''
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return `${at}expected a condition such as { "field": "locale", "op": "equals", "value": "tr" }, or all, any, not.`
  }
  const { all, any, not, field } = value as Record<string, unknown>
  for (const [key, children] of [
    ['all', all],
    ['any', any],
  ] as const) {
    if (children === undefined) continue
    if (!Array.isArray(children) || children.length === 0) return `${at}${key} needs conditions.`
    const wrong = children.findIndex((child) => !node.safeParse(child).success)
    if (wrong >= 0) return describeProblem(children[wrong], [...path, key, wrong])
  }
  if (not !== undefined) return describeProblem(not, [...path, 'not'])
  const candidates = condition.options.filter(
    (option) => option.shape.field.safeParse(field).success,
  )
  if (candidates.length === 0) return `${at}there is no field called ${String(field)}.`
  const problems = candidates.map((option) => option.safeParse(value).error?.issues ?? [])
  const [best = []] = problems.toSorted((a, b) => a.length - b.length)
  return `${at}${best.map((issue) => `${issue.path.join('.') || 'condition'} ${issue.message}`).join('; ')}`
}
