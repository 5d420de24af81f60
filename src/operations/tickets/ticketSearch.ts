import type { Where } from 'payload'
import { z } from 'zod'
import { searchWords } from '@/lib/searchWords'
import { ticketPriorities } from '@/lib/ticketPriorities'
import { ticketStatuses } from '@/lib/ticketStates'

/** One value, or several with commas between. */
const oneOf = (values: readonly string[]) =>
  z
    .string()
    .transform((text) => text.split(',').map((each) => each.trim()))
    .refine((all) => all.every((each) => values.includes(each)), {
      error: `One of: ${values.join(', ')}.`,
    })

const text = z.string().max(200).optional()

/**
 * What `GET /api/tickets` takes beside Payload's own parameters: `q` (or `search`) looks through number,
 * subject, category and description word by word, without case and accents; `status` and `priority` take
 * one value or several; `assignedTo` (or `assignee`) an id, `me` or `none`.
 */
export const ticketSearchSchema = z.object({
  q: text,
  search: text,
  status: oneOf(ticketStatuses).optional(),
  priority: oneOf(Object.keys(ticketPriorities)).optional(),
  assignedTo: z.union([z.literal('me'), z.literal('none'), z.uuid()]).optional(),
  assignee: z.union([z.literal('me'), z.literal('none'), z.uuid()]).optional(),
})

type Asker = { user: string | null; isAgent: boolean }

/** The search as conditions that all must hold. Agents also find customers by name and address. Pure. */
export function ticketSearchWhere(
  { q, search, status, priority, assignedTo, assignee }: z.output<typeof ticketSearchSchema>,
  { user, isAgent }: Asker,
): Where[] {
  const whose = assignedTo ?? assignee
  return [
    ...searchWords(q ?? search).map((word) => matches(word, isAgent)),
    ...(status ? [{ status: { in: status } }] : []),
    ...(priority ? [{ priority: { in: priority } }] : []),
    ...(whose === undefined
      ? []
      : [whose === 'none' ? nobody : { assignedTo: { equals: whose === 'me' ? user : whose } }]),
  ]
}

const nobody: Where = { assignedTo: { exists: false } }

function matches(word: string, isAgent: boolean): Where {
  const text: Where = { searchText: { contains: word } }
  return isAgent ? { or: [text, { searchPeople: { contains: word } }] } : text
}
