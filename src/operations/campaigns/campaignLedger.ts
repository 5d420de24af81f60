import type { Payload, PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import type { CampaignState } from '@/lib/campaignStates'
import { deliveryStates, type DeliveryState } from '@/lib/deliveryStates'

export type LedgerSums = {
  status: CampaignState
  /** Rows there are: always the sum of `states`. */
  planned: number
  states: Partial<Record<DeliveryState, number>>
  opens: { human: number; machine: number }
  clicks: { human: number; machine: number }
}

type Row = Record<'clicked' | 'machine_clicked' | 'machine_opened' | 'opened' | 'rows', string> & {
  state: DeliveryState
}

/**
 * A campaign's ledger, counted: how many recipients there are in each state, and how many people opened and
 * clicked, or had a machine do it. One pass over its rows. Null when there is no such campaign.
 */
export async function countLedger(
  where: Payload | PayloadRequest,
  campaign: string,
): Promise<LedgerSums | null> {
  const [found] = await queryRows<{ status: CampaignState }>(
    where,
    sql`SELECT status FROM campaigns WHERE id::text = ${campaign} AND deleted_at IS NULL`,
  )
  if (!found) return null
  const rows = await queryRows<Row>(
    where,
    sql`SELECT state, count(*) AS rows, count(opened_at) AS opened,
          count(machine_opened_at) AS machine_opened, count(clicked_at) AS clicked,
          count(machine_clicked_at) AS machine_clicked
        FROM deliveries WHERE kind = 'campaign' AND subject = ${campaign} GROUP BY state`,
  )
  const sum = (name: Exclude<keyof Row, 'state'>) =>
    rows.reduce((total, row) => total + Number(row[name]), 0)
  const inOrder = Object.keys(deliveryStates.labels) as DeliveryState[]
  const counted = inOrder
    .map((state) => [state, rows.find((row) => row.state === state)] as const)
    .filter(([, row]) => row)
    .map(([state, row]) => [state, Number(row?.rows)])
  return {
    status: found.status,
    planned: sum('rows'),
    states: Object.fromEntries(counted) as LedgerSums['states'],
    opens: { human: sum('opened'), machine: sum('machine_opened') },
    clicks: { human: sum('clicked'), machine: sum('machine_clicked') },
  }
}
