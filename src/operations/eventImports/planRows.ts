import type { PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import type { EventDraft } from '@/lib/eventImport/eventDraft'
import { makeProblem, type RowProblem } from '@/lib/eventImport/problems'
import type { ImportedRow } from '@/lib/eventImport/readEvents'
import { isUsableSlug } from '@/lib/makeSlug'
import { type EventData, eventDataOf } from '@/operations/eventImports/eventDataOf'
import { findDifferences } from '@/operations/eventImports/findDifferences'
import type { Event } from '@/payload-types'

/** What becomes of one row. */
export type Plan = { line: number; problems: RowProblem[] } & (
  | { action: 'create'; importKey: string; slug?: string; data: EventData }
  | { action: 'duplicate' | 'keep' | 'refuse' | 'unchanged' }
  | { action: 'update'; event: string; data: Partial<EventData> }
)

type Input = { req: PayloadRequest; rows: ImportedRow[]; updateExisting: boolean }

/**
 * Decides what becomes of rows by what is there: events are known again by their import key. One that is
 * the same stays untouched; one that differs is changed only where that was asked for. Writes nothing.
 */
export async function planRows({ req, rows, updateExisting }: Input): Promise<Plan[]> {
  const drafts = rows.flatMap(({ draft }) => (draft ? [draft] : []))
  const known = await findKnown(req, drafts)
  const slugs = await findTakenSlugs(req, drafts)
  return rows.map(({ line, draft, isDuplicate, problems }): Plan => {
    if (!draft) return { line, problems, action: isDuplicate ? 'duplicate' : 'refuse' }
    const event = known.get(draft.importKey)
    const data = eventDataOf(draft)
    if (!event) {
      const { slug, warning } = chooseSlug({ line, draft, slugs })
      const all = warning ? [...problems, warning] : problems
      return { line, problems: all, action: 'create', importKey: draft.importKey, slug, data }
    }
    if (event.deletedAt) {
      const inTrash = makeProblem({ line, code: 'IN_TRASH' })
      return { line, problems: [...problems, inTrash], action: 'keep' }
    }
    const fields = findDifferences(event, data)
    if (fields.length === 0) return { line, problems, action: 'unchanged' }
    if (!updateExisting) {
      const facts = { fields: fields.join(', ') }
      const differs = makeProblem({ line, code: 'ALREADY_DIFFERENT', facts })
      return { line, problems: [...problems, differs], action: 'keep' }
    }
    const changed = Object.fromEntries(fields.map((field) => [field, data[field]]))
    return { line, problems, action: 'update', event: event.id, data: changed }
  })
}

async function findKnown(req: PayloadRequest, drafts: EventDraft[]): Promise<Map<string, Event>> {
  if (drafts.length === 0) return new Map()
  const { docs } = await req.payload.find({
    collection: 'events',
    where: { importKey: { in: drafts.map(({ importKey }) => importKey) } },
    select: {
      ...{ importKey: true, deletedAt: true, title: true, summary: true, description: true },
      ...{ startDate: true, endDate: true, timezone: true, attendanceMode: true, location: true },
      ...{ virtualUrl: true, organizer: true, capacity: true, price: true, currency: true },
      metadata: true,
    },
    trash: true,
    pagination: false,
    depth: 0,
    // Whoever imports has `events.import`; the key must be found also where they may not read.
    overrideAccess: true,
    req,
  })
  return new Map(docs.map((event) => [event.importKey ?? '', event as Event]))
}

async function findTakenSlugs(req: PayloadRequest, drafts: EventDraft[]): Promise<Set<string>> {
  const wanted = drafts.flatMap(({ slug }) => (slug ? [slug] : []))
  if (wanted.length === 0) return new Set()
  const rows = await queryRows<{ slug: string }>(
    req,
    sql`SELECT slug FROM events
        WHERE slug IN (SELECT jsonb_array_elements_text(${JSON.stringify(wanted)}::jsonb))`,
  )
  return new Set(rows.map(({ slug }) => slug))
}

type Choice = { line: number; draft: EventDraft; slugs: Set<string> }

/** The slug of the file where it is free; the next row with the same one gets another. */
function chooseSlug({ line, draft: { slug }, slugs }: Choice) {
  if (!slug) return {}
  if (isUsableSlug(slug) && !slugs.has(slug)) {
    slugs.add(slug)
    return { slug }
  }
  const facts = { value: slug }
  return { warning: makeProblem({ line, code: 'SLUG_TAKEN', field: 'slug', facts }) }
}
