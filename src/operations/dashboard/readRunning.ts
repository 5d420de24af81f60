import type { PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import type { CampaignState } from '@/lib/campaignStates'
import type { BatchStatus } from '@/lib/certificates/batchStates'
import type { DeliveryState } from '@/lib/deliveryStates'

/** The first few of what is under way, and how many there are in all. */
export type Running<Row> = { rows: Row[]; total: number }

export type RunningCampaign = {
  id: string
  name: string
  status: CampaignState
  /** Mails of its ledger by their fate; empty until the list of recipients is written. */
  states: Partial<Record<DeliveryState, number>>
}

export type RunningBatch = {
  id: string
  title: string
  status: BatchStatus
  /** Certificates that approval would issue. */
  issuable: number
  /** Certificates of a batch that was approved: all, those that are out, those that could not be printed. */
  total: number
  done: number
  failed: number
}

const shown = 5

type CampaignRow = RunningCampaign & { all: string }

/** Campaigns that are being sent or stand still half-way, the last begun first, counted from their ledgers. */
export async function readRunningCampaigns(req: PayloadRequest): Promise<Running<RunningCampaign>> {
  const rows = await queryRows<CampaignRow>(
    req,
    sql`WITH open AS (
          SELECT id, name, status::text AS status, started_at, count(*) OVER () AS all
          FROM campaigns WHERE status IN ('sending', 'paused') AND deleted_at IS NULL
          ORDER BY started_at DESC LIMIT ${shown})
        SELECT open.id, open.name, open.status, open.all,
          (SELECT coalesce(json_object_agg(state, mails), '{}') FROM (
             SELECT state::text, count(*)::int AS mails FROM deliveries
             WHERE kind = 'campaign' AND subject = open.id::text GROUP BY 1) counted) AS states
        FROM open ORDER BY open.started_at DESC`,
  )
  return {
    rows: rows.map(({ all: _all, ...campaign }) => campaign),
    total: Number(rows[0]?.all ?? 0),
  }
}

type BatchRow = RunningBatch & { all: string }

/** Batches of certificates that wait for approval, then those approved and not finished; the newest first. */
export async function readRunningBatches(req: PayloadRequest): Promise<Running<RunningBatch>> {
  const rows = await queryRows<BatchRow>(
    req,
    sql`WITH open AS (
          SELECT id, title, status::text AS status, created_at, count(*) OVER () AS all,
            coalesce((preflight->>'issuable')::int, 0) AS issuable
          FROM certificate_batches WHERE status IN ('planned', 'approved', 'running', 'paused')
          ORDER BY status = 'planned' DESC, created_at DESC LIMIT ${shown})
        SELECT open.id, open.title, open.status, open.issuable, open.all,
          count(c.id)::int AS total,
          (count(c.id) FILTER (WHERE c.status IN ('issued', 'revoked', 'superseded')))::int AS done,
          (count(c.id) FILTER (WHERE c.status = 'failed'))::int AS failed
        FROM open LEFT JOIN certificates c ON c.batch_id = open.id
        GROUP BY open.id, open.title, open.status, open.issuable, open.all, open.created_at
        ORDER BY open.status = 'planned' DESC, open.created_at DESC`,
  )
  return {
    rows: rows.map(({ all: _all, ...batch }) => batch),
    total: Number(rows[0]?.all ?? 0),
  }
}
