import { sql } from '@payloadcms/db-postgres'
import { check, index, uniqueIndex } from '@payloadcms/db-postgres/drizzle/pg-core'
import type { PostgresSchemaHook } from '@payloadcms/drizzle/postgres'

type ExtraConfig = Parameters<Parameters<PostgresSchemaHook>[0]['extendTable']>[0]['extraConfig']

/** What each table has beyond Payload's field options, by table name. */
const extras: Record<string, ExtraConfig> = {
  outbox: (t) => ({
    outboxDue: index('outbox_due')
      .on(t.runAt as never)
      .where(sql`published_at IS NULL`),
    outboxDedupe: uniqueIndex('outbox_dedupe_waiting')
      .on(t.dedupeKey as never)
      .where(sql`published_at IS NULL`),
  }),
  capacity_pools: () => ({
    neverOversold: check(
      'capacity_pools_never_oversold',
      sql`capacity IS NULL OR held + taken <= capacity + overbook`,
    ),
    neverNegative: check(
      'capacity_pools_never_negative',
      sql`held >= 0 AND taken >= 0 AND waiting >= 0`,
    ),
  }),
  ticket_types: (t) => ({
    oneDefault: uniqueIndex('ticket_types_one_default')
      .on(t.event as never)
      .where(sql`is_default`),
  }),
  capacity_holds: (t) => ({
    holdOpen: uniqueIndex('capacity_holds_open')
      .on(t.registration as never, t.pool as never)
      .where(sql`released_at IS NULL`),
  }),
  check_ins: (t) => ({
    once: uniqueIndex('check_ins_once')
      .on(t.onceKey as never)
      .where(sql`result = 'accepted' AND direction = 'in' AND voided_at IS NULL`),
    nonce: uniqueIndex('check_ins_nonce')
      .on(t.device as never, t.nonce as never)
      .where(sql`nonce IS NOT NULL`),
  }),
  registrations: (t) => ({
    waiting: index('registrations_waiting')
      .on(t.event as never, t.waitlistedAt as never)
      .where(sql`status = 'waitlisted'`),
    confirmed: index('registrations_confirmed')
      .on(t.confirmedAt as never)
      .where(sql`status = 'confirmed'`),
    byEvent: index('registrations_event_created').on(t.event as never, t.createdAt as never),
  }),
  media: (t) => ({
    folder: uniqueIndex('media_folder').on(t._objectKey as never),
  }),
  tickets: (t) => ({
    active: index('tickets_active')
      .on(t.lastActivityAt as never)
      .where(sql`status IN ('open', 'pending', 'on_hold') AND deleted_at IS NULL`),
  }),
  ticket_events: (t) => ({
    publicSeq: uniqueIndex('ticket_events_ticket_public_seq')
      .on(t.ticket as never, t.publicSeq as never)
      .where(sql`public_seq IS NOT NULL`),
  }),
  certificates: (t) => ({
    openOfBatch: index('certificates_batch_open')
      .on(t.batch as never, t.id as never)
      .where(sql`status IN ('queued', 'rendering')`),
    open: index('certificates_open')
      .on(t.updatedAt as never)
      .where(sql`status IN ('queued', 'rendering')`),
  }),
  check_in_lists: (t) => ({
    oneDefault: uniqueIndex('check_in_lists_default')
      .on(t.event as never)
      .where(sql`is_default`),
  }),
  deliveries: (t) => ({
    open: index('deliveries_open')
      .on(t.subject as never, t.state as never)
      .where(sql`state IN ('pending', 'claimed', 'handoff', 'retry', 'unknown')`),
    campaignOpen: index('deliveries_campaign_open')
      .on(t.subject as never, t.batch as never, t.id as never)
      .where(sql`kind = 'campaign' AND state IN ('pending', 'claimed', 'handoff', 'retry')`),
  }),
  social_posts: (t) => ({
    due: index('social_posts_due')
      .on(t.scheduledAt as never)
      .where(sql`status = 'scheduled'`),
  }),
  social_post_targets: (t) => ({
    open: index('social_post_targets_open')
      .on(t.createdAt as never)
      .where(sql`state IN ('queued', 'armed', 'unknown')`),
  }),
  webhook_deliveries: (t) => ({
    open: index('webhook_deliveries_open')
      .on(t.createdAt as never)
      .where(sql`state = 'pending'`),
  }),
  email_events: (t) => ({
    byCampaign: index('email_events_campaign_created').on(
      t.campaign as never,
      t.createdAt as never,
    ),
  }),
}

/** Partial indexes and checks that Payload's field options cannot express; part of the migration. */
export const databaseExtras: PostgresSchemaHook = ({ schema, extendTable }) => {
  for (const [name, extraConfig] of Object.entries(extras)) {
    const table = schema.tables[name]
    if (!table) throw new Error(`src/db/indexes.ts names a table that does not exist: ${name}`)
    extendTable({ table, extraConfig })
  }
  return schema
}
