import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createLocalReq } from 'payload'
import { inTransaction } from '@/db/transaction'
import { upsertContact } from '@/operations/contacts/upsertContact'
import { startTestPlatform } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'

let platform: TestPlatform
beforeAll(async () => {
  platform = await startTestPlatform()
})
afterAll(() => platform.close())

const upsert = async (person: Omit<Parameters<typeof upsertContact>[0], 'req'>) => {
  const req = await createLocalReq({}, platform.payload)
  return inTransaction(req, () => upsertContact({ req, ...person }))
}

const contact = (id: string) =>
  platform.payload.findByID({ collection: 'contacts', id, depth: 0, trash: true })

test('makes one contact of an address that 50 ask for at once, in any spelling', async () => {
  const spellings = ['Su.Ak@Example.org', 'su.ak@example.org ', 'SU.AK@EXAMPLE.ORG']
  const ids = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      upsert({ email: spellings[index % 3] as string, givenName: 'Su' }),
    ),
  )
  expect(new Set(ids.map(({ id }) => id)).size).toBe(1)
  const { docs } = await platform.payload.find({
    collection: 'contacts',
    where: { emailNormalized: { equals: 'su.ak@example.org' } },
  })
  expect(docs).toHaveLength(1)
})

test('fills in and follows names, but never replaces a known one by an empty one', async () => {
  const email = 'names@example.org'
  const { id } = await upsert({ email })
  expect(await contact(id)).toMatchObject({ givenName: null, familyName: null, locale: 'en' })
  await upsert({ email, givenName: ' Çağla ', familyName: 'Er' })
  await upsert({ email, givenName: '', familyName: '  ' })
  await upsert({ email, givenName: null })
  expect(await contact(id)).toMatchObject({ givenName: 'Çağla', familyName: 'Er' })
  await upsert({ email, familyName: 'Erdem' })
  expect(await contact(id)).toMatchObject({ givenName: 'Çağla', familyName: 'Erdem' })
})

test('takes the language that was asked for, and assumes one only of strangers', async () => {
  const email = 'language@example.org'
  const { id } = await upsert({ email, firstLocale: 'tr' })
  expect((await contact(id)).locale).toBe('tr')
  await upsert({ email, firstLocale: 'en' })
  expect((await contact(id)).locale).toBe('tr')
  await upsert({ email, locale: 'en' })
  expect((await contact(id)).locale).toBe('en')
})

test('takes a contact out of the trash, and names its account', async () => {
  const user = await platform.makeUser('user')
  const email = 'again@example.org'
  const { id } = await upsert({ email })
  await platform.payload.update({
    collection: 'contacts',
    id,
    data: { user: user.id, deletedAt: new Date().toISOString() },
  })
  expect(await upsert({ email })).toEqual({ id, user: user.id })
  expect((await contact(id)).deletedAt).toBeNull()
})

test('is refused outside a transaction', async () => {
  const req = await createLocalReq({}, platform.payload)
  await expect(upsertContact({ req, email: 'x@example.org' })).rejects.toThrow(/was not saved/)
})
