import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { createLocalReq } from 'payload'
import type { CollectionAfterChangeHook, PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { afterCommit } from '@/db/strictTransactions'
import { inTransaction } from '@/db/transaction'
import { AppError } from '@/errors'
import { startTestPlatform } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'

let platform: TestPlatform
let address = ''
let count = 0

beforeAll(async () => {
  platform = await startTestPlatform()
})
afterAll(() => platform.close())
beforeEach(() => {
  count += 1
  address = `person-${count}@example.org`
})

const contactHooks = () => {
  const { hooks } = platform.payload.collections.contacts.config
  return (hooks.afterChange ??= [])
}
let added = 0
const whileHooked = (hook: CollectionAfterChangeHook) => {
  contactHooks().push(hook)
  added += 1
}
afterEach(() => {
  contactHooks().splice(contactHooks().length - added, added)
  added = 0
})

const createContact = (email = address, req?: PayloadRequest) =>
  platform.payload.create({
    collection: 'contacts',
    data: { email, emailNormalized: email, locale: 'en' },
    req,
  })

const exists = async (email = address) => {
  const rows = await queryRows(
    platform.payload,
    sql`SELECT 1 FROM contacts WHERE email_normalized = ${email}`,
  )
  return rows.length > 0
}

test('#17723: a failed read that a hook catches rejects the write instead of losing it silently', async () => {
  whileHooked(async ({ req }) => {
    await req.payload
      .findByID({ collection: 'contacts', id: '01890000-0000-7000-8000-000000000000', req })
      .catch(() => null)
  })
  await expect(createContact()).rejects.toThrow(/was not saved/)
  expect(await exists()).toBe(false)
})

test('#17726, #17727: a COMMIT that PostgreSQL refuses rejects', async () => {
  await queryRows(
    platform.payload,
    sql`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'refused at commit'; END $$`,
  )
  await queryRows(
    platform.payload,
    sql`CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON contacts
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse()`,
  )
  try {
    await expect(createContact()).rejects.toThrow()
    expect(await exists()).toBe(false)
  } finally {
    await queryRows(platform.payload, sql`DROP TRIGGER refuse ON contacts`)
  }
})

test('#14576: a bulk update that clashes on one row rejects and changes none', async () => {
  await createContact(`a-${address}`)
  await createContact(`b-${address}`)
  await expect(
    platform.payload.update({
      collection: 'contacts',
      where: { email: { in: [`a-${address}`, `b-${address}`] } },
      data: { email: `same-${address}` },
    }),
  ).rejects.toThrow()
  expect(await exists(`a-${address}`)).toBe(true)
  expect(await exists(`b-${address}`)).toBe(true)
  expect(await exists(`same-${address}`)).toBe(false)
})

test('#14576 over REST: each document is changed whole or not at all, and says why', async () => {
  const { token } = await platform.makeUser('admin')
  const made = []
  for (const letter of ['a', 'b', 'c']) made.push(await createContact(`${letter}-${address}`))
  const [a, b, c] = made.map(({ id }) => id)
  const query = `where[id][in]=${a},${b},${c}&sort=email`
  const change = async (method: string, body?: object) => {
    const response = await platform.request(`/api/contacts?${query}`, { method, token, body })
    return { status: response.status, ...((await response.json()) as Bulk) }
  }
  const clash = await change('PATCH', { email: `a-${address}`, givenName: 'Ada' })
  expect(clash).toMatchObject({
    status: 400,
    docs: [{ id: a, givenName: 'Ada' }],
    errors: [b, c].map((id) => ({ id, code: 'NOT_UNIQUE', message: expect.any(String) })),
    message: 'Unable to update 2 out of 3 Contacts.',
    requestId: expect.any(String),
  })
  // After the row was written.
  whileHooked(({ doc }) => {
    if (doc.id === b) throw new AppError('CONFLICT')
  })
  const late = await change('PATCH', { familyName: 'Lovelace' })
  expect(late).toMatchObject({ status: 400, errors: [{ id: b, code: 'CONFLICT' }] })
  const names = await queryRows(
    platform.payload,
    sql`SELECT given_name AS given, family_name AS family FROM contacts
        WHERE id IN (${a}, ${b}, ${c}) ORDER BY email_normalized`,
  )
  expect(names).toEqual([
    { given: 'Ada', family: 'Lovelace' },
    { given: null, family: null },
    { given: null, family: 'Lovelace' },
  ])
  expect(await change('DELETE')).toMatchObject({ status: 200, docs: [{}, {}, {}], errors: [] })
  expect(await exists(`c-${address}`)).toBe(false)
})

type Bulk = { docs: unknown[]; errors: unknown[]; message: string; requestId?: string }

test('a caught error of a nested write does not let later nested writes commit alone', async () => {
  await createContact(`taken-${address}`)
  whileHooked(async ({ doc, req }) => {
    if (doc.email !== address) return
    await createContact(`taken-${address}`, req).catch(() => null)
    await createContact(`later-${address}`, req)
  })
  await expect(createContact()).rejects.toThrow(/was not saved/)
  expect(await exists()).toBe(false)
  expect(await exists(`later-${address}`)).toBe(false)
})

test('one request may write in one transaction after another', async () => {
  const req = await createLocalReq({}, platform.payload)
  await createContact(`first-${address}`, req)
  await createContact(`second-${address}`, req)
  expect(await exists(`first-${address}`)).toBe(true)
  expect(await exists(`second-${address}`)).toBe(true)
})

test('work after commit sees the row and runs once', async () => {
  const seen: boolean[] = []
  whileHooked(({ req }) =>
    afterCommit(req, async () => {
      seen.push(await exists())
    }),
  )
  await createContact()
  expect(seen).toEqual([true])
})

test('work after commit does not run when the transaction rolls back', async () => {
  let ran = false
  const req = await createLocalReq({}, platform.payload)
  await expect(
    inTransaction(req, async () => {
      await afterCommit(req, () => {
        ran = true
      })
      await createContact(address, req)
      throw new Error('the caller changed its mind')
    }),
  ).rejects.toThrow('changed its mind')
  expect(ran).toBe(false)
  expect(await exists()).toBe(false)
})

test('work that must follow a commit is refused where no transaction runs', async () => {
  const req = await createLocalReq({}, platform.payload)
  await expect(afterCommit(req, () => undefined)).rejects.toThrow(/none is running/)
})
