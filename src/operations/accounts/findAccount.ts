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
  /** Log-in asks for a code too. */
  secondFactor: boolean
}

const columns = sql`id, email, hash, salt, coalesce(disabled, false) AS disabled,
  email_verified_at IS NOT NULL AS verified, locale::text AS locale,
  EXISTS (SELECT 1 FROM second_factors factor
          WHERE factor.user_id = users.id AND factor.confirmed_at IS NOT NULL) AS "secondFactor"`

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
