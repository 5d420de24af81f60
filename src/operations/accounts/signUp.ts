import type { PayloadRequest } from 'payload'
import { uuidv7 } from 'uuidv7'
import { inTransaction } from '@/db/transaction'
import type { Locale } from '@/lib/i18n/locale'
import { findActiveUser } from '@/operations/accounts/accessTokenStrategy'
import { askForMail, languageOfRequest } from '@/operations/accounts/askForMail'
import { findAccountByEmail, type Account } from '@/operations/accounts/findAccount'
import { mayMailAgain } from '@/operations/accounts/mailAllowance'
import { hashInVain, inPasswordLine } from '@/operations/accounts/passwordWork'
import { presentAccount } from '@/operations/accounts/presentAccount'
import { findRoleIds } from '@/operations/roles/findRoleIds'

type Application = {
  req: PayloadRequest
  email: string
  /** Checked by the caller: a password that is not allowed must not depend on who has an account. */
  password: string
  firstName?: string
  lastName?: string
  locale?: Locale
}

/**
 * Opens an account with the role `user` and asks for the mail that lets its holder confirm the address. An
 * address that has an account already gets the same answer after the same work; only its holder reads, in a mail,
 * that nothing was made. Until the address is confirmed the account owns nothing that was there before it.
 */
export async function signUp(application: Application) {
  const { req, email, password } = application
  const existing = await findAccountByEmail(req, email)
  if (existing) {
    await hashInVain(password)
    return tellHolder(application, existing)
  }
  try {
    return await inPasswordLine(() => inTransaction(req, () => open(application)))
  } catch (error) {
    // Somebody else was quicker with the same address.
    const winner = await findAccountByEmail(req, email)
    if (!winner) throw error
    return tellHolder(application, winner)
  }
}

async function open({ req, email, password, firstName, lastName, locale }: Application) {
  const user = await req.payload.create({
    collection: 'users',
    data: {
      email,
      password,
      ...{ firstName, lastName },
      locale: locale ?? languageOfRequest(req),
      roles: await findRoleIds(req, ['user']),
    },
    context: { selfRegistered: true },
    depth: 0,
    // Anyone may open an account; what it holds is decided here, not by the body.
    overrideAccess: true,
    req,
  })
  await askForMail({ req, account: { ...user, locale: user.locale ?? null }, mail: 'verify' })
  const made = await findActiveUser({ payload: req.payload, id: user.id, req })
  if (!made) throw new Error('The account that was just made is not there')
  return presentAccount(made)
}

/** What a new account would look like, and a mail to the one who has it. */
async function tellHolder(application: Application, account: Account) {
  const { req, email, firstName, lastName, locale } = application
  const allowed = await mayMailAgain({ payload: req.payload, email, mail: 'exists' })
  if (allowed) await inTransaction(req, () => askForMail({ req, account, mail: 'exists' }))
  const at = new Date().toISOString()
  const { docs } = await req.payload.find({
    collection: 'roles',
    where: { name: { equals: 'user' } },
    depth: 0,
    limit: 1,
    pagination: false,
    overrideAccess: true,
    req,
  })
  return presentAccount({
    ...{ id: uuidv7(), email: email.trim().toLowerCase(), firstName, lastName },
    locale: locale ?? languageOfRequest(req),
    ...{ roles: docs, createdAt: at, updatedAt: at },
  })
}
