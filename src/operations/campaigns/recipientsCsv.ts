import { stringify } from 'csv-stringify/sync'
import type { PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import {
  assertCampaign,
  readable,
  recipientColumns,
  recipientsFrom,
  type RecipientFilter,
  type RecipientRow,
} from '@/operations/campaigns/listRecipients'

const pageSize = 2_000
const columns = [
  ...(['email', 'name', 'state', 'reason', 'attempts', 'acceptedAt'] as const),
  ...(['openedAt', 'clickedAt', 'messageId'] as const),
]

/**
 * A campaign's ledger as CSV, page by page: memory stays flat. Cells that a spreadsheet would take for a formula
 * are escaped. Begins with a byte order mark, so that Excel reads it as UTF-8.
 * @throws AppError NOT_FOUND
 */
export async function recipientsCsv({
  req,
  ...filter
}: RecipientFilter & { req: PayloadRequest }): Promise<ReadableStream> {
  await assertCampaign(req, filter.campaign)
  const { payload } = req
  let last: string | null = null
  let first = true
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const rows: RecipientRow[] = await queryRows<RecipientRow>(
        payload,
        sql`SELECT ${recipientColumns} ${recipientsFrom(filter)}
            ${last ? sql`AND d.contact_id > ${last}` : sql``}
            ORDER BY d.contact_id LIMIT ${pageSize}`,
      )
      const head = first ? `\ufeff${columns.join(',')}\n` : ''
      first = false
      const body = stringify(rows.map(readable), { columns: [...columns], escape_formulas: true })
      controller.enqueue(encoder.encode(head + body))
      last = rows.at(-1)?.contact ?? last
      if (rows.length < pageSize) controller.close()
    },
  })
}
