import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { cutSlug, isUsableSlug, makeSlug, slugMaxLength } from '@/lib/makeSlug'

const suffixRoom = 7

/**
 * A free slug for a title: the title's own, else with the next number behind it. Events made at the same
 * time with the same title wait for each other, so each gets its own. Needs a transaction; slugs of
 * events in the trash stay taken.
 */
export async function reserveSlug({
  req,
  title,
}: {
  req: PayloadRequest
  title: string
}): Promise<string> {
  const base = makeSlug(title, 'event')
  const stem = cutSlug(base, slugMaxLength - suffixRoom)
  await queryInTransaction(
    req,
    sql`SELECT pg_advisory_xact_lock(hashtext('events.slug'), hashtext(${stem}))`,
  )
  const rows = await queryInTransaction<{ slug: string }>(
    req,
    sql`SELECT slug FROM events WHERE slug = ${base} OR slug LIKE ${`${stem}-%`}`,
  )
  const taken = new Set(rows.map(({ slug }) => slug))
  if (isUsableSlug(base) && !taken.has(base)) return base
  let number = 2
  while (taken.has(`${stem}-${number}`)) number += 1
  return `${stem}-${number}`
}
