import type { PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'

export type Account = {
  id: string
  email: string
  hash: string | null
  salt: string | null
  disabled: boolean
  verified: boolean
  locale: string | null
}

const columns = sql`id, email, hash, salt, coalesce(disabled, false) AS disabled,
  email_verified_at IS NOT NULL AS verified, locale::text AS locale`

/** The account of an address as Payload writes it (trimmed, lower case), or null. */
export async function findAccountByEmail(
  req: PayloadRequest,
  email: string,
): Promise<Account | null> {
  const [row] = await queryRows<Account>(
    req,
    sql`SELECT ${columns} FROM users WHERE email = ${email.trim().toLowerCase()}`,
  )
  return row ?? null
}

/** The account of an id, or null. */
export async function findAccount(req: PayloadRequest, id: string): Promise<Account | null> {
  const [row] = await queryRows<Account>(req, sql`SELECT ${columns} FROM users WHERE id = ${id}`)
  return row ?? null
}
