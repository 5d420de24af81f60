import { z } from 'zod'
import { attendanceModes } from '@/lib/eventImport/readAttendance'
import { timezoneSources } from '@/lib/eventImport/guessTimezone'

/** The most an imported text may hold, in characters. */
export const draftLimits = {
  title: 200,
  slug: 120,
  summary: 500,
  description: 100_000,
  organizer: 200,
  venue: 300,
  address: 500,
  city: 200,
  region: 200,
  country: 200,
  url: 2000,
  capacity: 1_000_000,
  priceMinor: 100_000_000_00,
  metadataBytes: 65_536,
} as const

const text = (max: number) => z.string().max(max).optional()

/** One event as the importer understood it, before it is written. Times are instants (ISO 8601, UTC). */
export const eventDraftSchema = z.object({
  /** Identity for re-import; unique among events. */
  importKey: z.string(),
  title: z.string().min(1).max(draftLimits.title),
  slug: text(draftLimits.slug),
  summary: text(draftLimits.summary),
  /** Plain text; blank lines separate paragraphs. */
  description: text(draftLimits.description),
  startDate: z.iso.datetime(),
  endDate: z.iso.datetime(),
  timezone: z.string(),
  timezoneSource: z.enum(timezoneSources),
  attendanceMode: z.enum(attendanceModes),
  venue: text(draftLimits.venue),
  address: text(draftLimits.address),
  city: text(draftLimits.city),
  region: text(draftLimits.region),
  country: text(draftLimits.country),
  /** ISO 3166, where the country is known. */
  countryCode: z.string().length(2).optional(),
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
  virtualUrl: text(draftLimits.url),
  website: text(draftLimits.url),
  organizer: text(draftLimits.organizer),
  /** null: unlimited; absent: not told. */
  capacity: z.int().min(0).max(draftLimits.capacity).nullable().optional(),
  currency: z.string().length(3).optional(),
  priceMinor: z.int().min(0).max(draftLimits.priceMinor).optional(),
  /** Whatever else the file says about the event. */
  metadata: z
    .record(z.string(), z.unknown())
    .refine((value) => Buffer.byteLength(JSON.stringify(value)) <= draftLimits.metadataBytes),
})

export type EventDraft = z.infer<typeof eventDraftSchema>
