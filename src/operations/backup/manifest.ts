import { z } from 'zod'

const stored = { file: z.string(), bytes: z.number(), sha256: z.string().length(64) }

/** What a backup holds and how to tell that it is whole. Written last: a backup without it is unfinished. */
export const manifestSchema = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  /** Where files were kept: their keys differ between the two. */
  files: z.enum(['disk', 's3']),
  /** Tells the signing secret from another one, and nothing about it. */
  secretMark: z.string(),
  migrations: z.array(z.string()),
  tables: z.array(
    z.object({
      schema: z.string(),
      name: z.string(),
      columns: z.array(z.string()),
      rows: z.number(),
      ...stored,
    }),
  ),
  sequences: z.array(
    z.object({ schema: z.string(), name: z.string(), value: z.string().nullable() }),
  ),
  stored: z.array(z.object({ key: z.string(), ...stored })),
})

export type Manifest = z.infer<typeof manifestSchema>

export const manifestFile = 'manifest.json'
