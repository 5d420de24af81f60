import type { Payload } from 'payload'
import { uuidv7 } from 'uuidv7'
import { queryRows, sql } from '@/db/sql'
import type { Actor } from '@/lib/classifyHit'
import { logger } from '@/logger'
import { announceProgress } from '@/operations/campaigns/announceProgress'

type Recording = Actor & {
  payload: Payload
  delivery: string
  campaign: string
  kind: 'click' | 'open'
  /** Id of the link that was clicked. */
  link?: string
}

const firsts = {
  'open human': sql`opened_at`,
  'open machine': sql`machine_opened_at`,
  'click human': sql`clicked_at`,
  'click machine': sql`machine_clicked_at`,
}

/** The same again within this time is one event: a reload, or somebody who hammers. */
const sameWithin = sql`interval '10 seconds'`

/**
 * Counts an open or a click: one event, and on the delivery the first of its kind. No address or program is
 * kept. Never throws: what a reader asked for must not wait for our counting.
 */
export async function recordHit(recording: Recording): Promise<void> {
  const { payload, delivery, campaign, kind, actor, why, link = null } = recording
  const first = firsts[`${kind} ${actor}`]
  try {
    await queryRows(
      payload,
      sql`WITH logged AS (
            INSERT INTO email_events
              (id, campaign_id, delivery_id, link_id, kind, actor, why, created_at, updated_at)
            SELECT ${uuidv7()}::uuid, c.id, ${delivery}::uuid, ${link}::uuid,
              ${kind}::text::enum_email_events_kind, ${actor}::text::enum_email_events_actor,
              ${why}::text, now(), now()
            FROM campaigns c WHERE c.id = ${campaign}::uuid AND NOT EXISTS (
              SELECT 1 FROM email_events e WHERE e.delivery_id = ${delivery}::uuid
                AND e.kind::text = ${kind} AND e.actor::text = ${actor}
                AND e.link_id IS NOT DISTINCT FROM ${link}::uuid
                AND e.created_at > now() - ${sameWithin}))
          UPDATE deliveries SET ${first} = now() WHERE id = ${delivery} AND ${first} IS NULL`,
    )
    await announceProgress({ payload, campaign })
  } catch (error) {
    logger.warn({ err: error, delivery, kind }, 'an open or click was not counted')
  }
}
