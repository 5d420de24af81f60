import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { CollectionSlug } from 'payload'
import { builtInRoles } from '@/access/permissions'
import type { BuiltInRole } from '@/access/permissions'
import { collections } from '@collections/index'
import { graphql, local, rest } from '@/testing/access/doors'
import type { Caller, Door, Operation, Verdict } from '@/testing/access/doors'
import { matrix } from '@/testing/access/matrix'
import type { AccessRow, Who } from '@/testing/access/accessRow'
import { startTestPlatform } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'

/** Every collection × operation × role × door, for documents of others and one's own. */
const everyone: Who[] = ['anonymous', ...(Object.keys(builtInRoles) as BuiltInRole[])]
const doors: ['GraphQL' | 'Local API' | 'REST', Door][] = [
  ['REST', rest],
  ['GraphQL', graphql],
  ['Local API', local],
]

let platform: TestPlatform
const callers = new Map<Who, Caller>([['anonymous', null]])

beforeAll(async () => {
  platform = await startTestPlatform()
  for (const role of Object.keys(builtInRoles) as BuiltInRole[]) {
    callers.set(role, await platform.makeUser(role))
  }
})
afterAll(() => platform.close())

test('every collection has a row in the matrix, and every row a collection', () => {
  expect(Object.keys(matrix).sort()).toEqual(collections.map(({ slug }) => slug).sort())
})

/** What is tried on: one document for all who try, until one of them deletes it. */
type Subject = { make: () => Promise<string>; id?: string }

type Trial = {
  door: Door
  caller: Caller
  row: AccessRow
  slug: CollectionSlug
  operation: Operation
  subject: Subject
}

async function attempt({ door, caller, row, slug, operation, subject }: Trial): Promise<Verdict> {
  if (operation === 'create') {
    return door({ platform, caller, operation, slug, data: await row.body(platform) })
  }
  const id = (subject.id ??= await subject.make())
  const data = operation === 'update' ? row.patch : undefined
  const verdict = await door({ platform, caller, operation, slug, id, data })
  if (operation === 'delete' && verdict === 'yes') subject.id = undefined
  return verdict
}

async function attemptAll(trial: Omit<Trial, 'caller'>) {
  const verdicts: Record<string, Verdict> = {}
  for (const who of everyone) {
    verdicts[who] = await attempt({ ...trial, caller: callers.get(who) ?? null })
  }
  return verdicts
}

function expected(who: Who[]): Record<string, Verdict> {
  return Object.fromEntries(everyone.map((each) => [each, who.includes(each) ? 'yes' : 'no']))
}

for (const [slug, row] of Object.entries(matrix) as [CollectionSlug, AccessRow][]) {
  const collection = collections.find((each) => each.slug === slug)
  const subject: Subject = { make: () => row.make(platform) }
  let owner: Awaited<ReturnType<TestPlatform['makeUser']>> | undefined
  const theirs: Subject = { make: () => row.make(platform, owner?.id) }
  describe(slug, () => {
    for (const [doorName, door] of doors) {
      if (doorName === 'GraphQL' && collection?.graphQL === false) continue
      const needsFile = Boolean(collection?.upload)
      if (!needsFile || doorName === 'REST') {
        test(`create through ${doorName}`, async () => {
          expect(await attemptAll({ door, row, slug, subject, operation: 'create' })).toEqual(
            expected(row.create),
          )
        })
      }
      for (const operation of ['list', 'read', 'update', 'delete'] as const) {
        const offered =
          operation !== 'delete' || !row.deleteThrough || row.deleteThrough.includes(doorName)
        const rule = operation === 'list' ? row.read : row[operation]
        const allowed = offered ? rule : []
        test(`${operation} through ${doorName}`, async () => {
          expect(await attemptAll({ door, row, slug, subject, operation })).toEqual(
            expected(allowed),
          )
        })
      }
      if (!row.own) continue
      test(`a user's own through ${doorName}`, async () => {
        const caller = (owner ??= await platform.makeUser('user'))
        const verdicts: Record<string, Verdict> = {}
        for (const operation of ['read', 'update', 'delete'] as const) {
          verdicts[operation] = await attempt({
            door,
            caller,
            row,
            slug,
            operation,
            subject: theirs,
          })
        }
        expect(verdicts).toEqual({
          read: row.own?.includes('read') ? 'yes' : 'no',
          update: row.own?.includes('update') ? 'yes' : 'no',
          delete: row.own?.includes('delete') ? 'yes' : 'no',
        })
      })
    }
  })
}
