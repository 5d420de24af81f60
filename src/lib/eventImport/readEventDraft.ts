import type { z } from 'zod'
import { makeCleaningNotes } from '@/lib/eventImport/cleanValue'
import { type EventDraft, draftLimits, eventDraftSchema } from '@/lib/eventImport/eventDraft'
import { type ReportProblem, makeFieldReader } from '@/lib/eventImport/fieldReader'
import { importKey } from '@/lib/eventImport/importKey'
import type { RecordMapper } from '@/lib/eventImport/mapRecord'
import { type ProblemCode, type RowProblem, makeProblem } from '@/lib/eventImport/problems'
import { readAttendance } from '@/lib/eventImport/readAttendance'
import type { DateOrder } from '@/lib/eventImport/readMoment'
import { readPlace } from '@/lib/eventImport/readPlace'
import { readPrice } from '@/lib/eventImport/readPrice'
import { resolvePeriod } from '@/lib/eventImport/resolvePeriod'

export type DraftOptions = {
  /** Zone of events whose place tells none; UTC where it is not told. */
  defaultTimezone?: string
  /** Currency of prices that name none; TRY where it is not told. */
  defaultCurrency?: string
  /** How dates with slashes are written; day first where it is not told. */
  dateOrder?: DateOrder
}

/** Our problem for one of zod's. */
function toProblem(issue: z.core.$ZodIssue): Parameters<ReportProblem> {
  const field = issue.path[0] as RowProblem['field']
  if (field === 'metadata') return ['METADATA_TOO_LARGE', field, { max: draftLimits.metadataBytes }]
  if (issue.code === 'too_big' && issue.origin === 'string') {
    return ['TOO_LONG', field, { max: Number(issue.maximum) }]
  }
  const max = field === 'priceMinor' ? draftLimits.priceMinor : draftLimits.capacity
  return ['OUT_OF_RANGE', field, { value: String(issue.input ?? ''), min: 0, max }]
}

/**
 * Makes an event of one record of a file: fields are read, the time zone is guessed, everything wrong
 * or guessed is named. Pure; never throws on any record.
 * @returns the draft, or null where a problem has level `error`; problems in the order they were met
 */
export function readEventDraft(options: {
  record: Record<string, unknown>
  line: number
  map: RecordMapper
  draft?: DraftOptions
}): { draft: EventDraft | null; problems: RowProblem[] } {
  const { record, line, map } = options
  const { defaultTimezone, defaultCurrency = 'TRY', dateOrder } = options.draft ?? {}
  const notes = makeCleaningNotes()
  const mapped = map(record, notes)
  const problems: RowProblem[] = []
  const report = (
    code: ProblemCode,
    field?: RowProblem['field'],
    facts?: Parameters<ReportProblem>[2],
  ) => {
    const column = field && field !== 'metadata' ? mapped.values[field]?.column : undefined
    problems.push(makeProblem({ line, code, field, column, facts }))
  }
  const fields = makeFieldReader({ mapped, notes, report })
  const isRefused = () => problems.some(({ level }) => level === 'error')

  const required = (field: 'title' | 'startDate') => {
    const value = fields.line(field)
    const isReported = problems.some((problem) => problem.field === field)
    if (!value && !isReported) report('REQUIRED', field)
    return value
  }
  const title = required('title')
  const startDate = required('startDate')

  const place = readPlace({ fields, defaultTimezone, report })
  const virtualUrl = fields.url('virtualUrl')
  const attendanceMode = readAttendance({
    mode: fields.text('attendanceMode'),
    online: fields.text('online'),
    hasPlace: place.hasPlace,
    hasVirtualUrl: virtualUrl !== undefined,
    report,
  })
  const period =
    startDate &&
    resolvePeriod({
      texts: {
        startDate,
        startTime: fields.text('startTime'),
        endDate: fields.text('endDate'),
        endTime: fields.text('endTime'),
      },
      timezone: place.timezone,
      order: dateOrder,
      report,
    })
  const price = readPrice({
    price: fields.scalar('price'),
    priceMinor: fields.text('priceMinor'),
    currency: fields.text('currency'),
    defaultCurrency,
    report,
  })
  const others = {
    slug: fields.slug(),
    summary: fields.text('summary'),
    description: fields.text('description'),
    website: fields.url('website'),
    organizer: fields.line('organizer'),
    capacity: fields.capacity(),
  }
  for (const value of notes.refused) report('FIELD_REFUSED', undefined, { value })
  if (notes.isCleaned) report('TEXT_CLEANED')
  if (notes.isDamaged) report('TEXT_DAMAGED')
  if (!title || !period) return { draft: null, problems }

  const parsed = eventDraftSchema.safeParse(
    {
      ...place.draft,
      ...price,
      ...others,
      importKey: importKey({
        importId: fields.text('importId'),
        title,
        startAsWritten: period.startAsWritten,
        place: place.name,
      }),
      title,
      startDate: new Date(period.startMs).toISOString(),
      endDate: new Date(period.endMs).toISOString(),
      attendanceMode,
      virtualUrl,
      metadata: mapped.metadata,
    },
    { reportInput: true },
  )
  for (const issue of parsed.error?.issues ?? []) report(...toProblem(issue))
  return { draft: parsed.success && !isRefused() ? parsed.data : null, problems }
}
