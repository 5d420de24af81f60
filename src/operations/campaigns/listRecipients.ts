import type { PayloadRequest } from 'payload'
import { queryRows, sql, type Statement } from '@/db/sql'
import { AppError } from '@/errors'

export type RecipientRow = {
  id: string
  contact: string
  email: string
  name: string
  state: string
  reason: string | null
  attempts: number
  messageId: string | null
  acceptedAt: string | null
  nextAttemptAt: string | null
  openedAt: string | null
  clickedAt: string | null
}

export type RecipientFilter = { campaign: string; state?: string; search: string }

type Query = RecipientFilter & { req: PayloadRequest; page: number; limit: number }

/**
 * One page of a campaign's ledger, with why each row is where it is; in Payload's own shape of a page.
 * @throws AppError NOT_FOUND when there is no such campaign
 */
export async function listRecipients({ req, page, limit, ...filter }: Query) {
  await assertCampaign(req, filter.campaign)
  const from = recipientsFrom(filter)
  const [counted] = await queryRows<{ total: string }>(req, sql`SELECT count(*) AS total ${from}`)
  const totalDocs = Number(counted?.total ?? 0)
  const docs = await queryRows<RecipientRow>(
    req,
    sql`SELECT ${recipientColumns} ${from} ORDER BY d.batch, d.id
        LIMIT ${limit} OFFSET ${(page - 1) * limit}`,
  )
  const totalPages = Math.max(1, Math.ceil(totalDocs / limit))
  const [hasPrevPage, hasNextPage] = [page > 1, page < totalPages]
  return {
    docs: docs.map(readable),
    totalDocs,
    limit,
    page,
    totalPages,
    pagingCounter: (page - 1) * limit + 1,
    hasPrevPage,
    hasNextPage,
    prevPage: hasPrevPage ? page - 1 : null,
    nextPage: hasNextPage ? page + 1 : null,
  }
}

export async function assertCampaign(req: PayloadRequest, campaign: string): Promise<void> {
  const [found] = await queryRows(
    req,
    sql`SELECT 1 FROM campaigns WHERE id::text = ${campaign} AND deleted_at IS NULL`,
  )
  if (!found) throw new AppError('NOT_FOUND')
}

export const recipientColumns = sql`d.id, d.contact_id AS contact, c.email,
  btrim(concat(c.given_name, ' ', c.family_name)) AS name, d.state::text AS state, d.reason,
  d.attempts::int AS attempts, d.message_id AS "messageId", d.accepted_at AS "acceptedAt",
  d.next_attempt_at AS "nextAttemptAt", d.opened_at AS "openedAt", d.clicked_at AS "clickedAt"`

export function recipientsFrom({ campaign, state, search }: RecipientFilter): Statement {
  return sql`FROM deliveries d JOIN contacts c ON c.id = d.contact_id
    WHERE d.kind = 'campaign' AND d.subject = ${campaign}
      ${state ? sql`AND d.state::text = ${state}` : sql``}
      ${search ? sql`AND strpos(lower(concat(c.email, ' ', c.given_name, ' ', c.family_name)), lower(${search}::text)) > 0` : sql``}`
}

const moment = (value: unknown) => (value ? new Date(value as string).toISOString() : null)

export const readable = (row: RecipientRow): RecipientRow => ({
  ...row,
  acceptedAt: moment(row.acceptedAt),
  nextAttemptAt: moment(row.nextAttemptAt),
  openedAt: moment(row.openedAt),
  clickedAt: moment(row.clickedAt),
})
