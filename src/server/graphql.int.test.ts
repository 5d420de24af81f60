import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { makeEvent } from '@/testing/factories/makeEvent'
import { startTestPlatform } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'

let platform: TestPlatform
beforeAll(async () => {
  platform = await startTestPlatform()
  await makeEvent({ payload: platform.payload })
})
afterAll(() => platform.close())

type Answer = {
  data?: Record<string, unknown> | null
  errors?: { message: string; code?: string; extensions?: { code?: string } }[]
  requestId?: string
}

async function ask(body: unknown): Promise<{ status: number; body: Answer }> {
  const response = await platform.request('/api/graphql', { method: 'POST', body })
  return { status: response.status, body: (await response.json()) as Answer }
}

const nested = (depth: number) =>
  `{ Events { docs ${'{ image '.repeat(depth)}{ id }${' }'.repeat(depth)} } }`
const fanOut = [
  'query { Events { docs { ...F0 } } }',
  ...Array.from(
    { length: 40 },
    (_, level) => `fragment F${level} on Event { ...F${level + 1} ...F${level + 1} }`,
  ),
  'fragment F40 on Event { id }',
].join('\n')
const aliases = (count: number) =>
  `{ ${Array.from({ length: count }, (_, n) => `a${n}: Events { totalDocs }`).join(' ')} }`

describe('GraphQL', () => {
  test('answers what asks for a sensible amount', async () => {
    const { status, body } = await ask({ query: '{ Events(limit: 1) { docs { id title } } }' })
    expect(status).toBe(200)
    expect(body.errors).toBeUndefined()
    expect(body.data).toMatchObject({ Events: { docs: [{ title: expect.any(String) }] } })
  })

  test.each([
    ['50 levels', nested(50)],
    ['1,000 aliases', aliases(1_000)],
    ['21 aliases', aliases(21)],
    ['fragments that multiply', fanOut],
    ['a fragment in itself', '{ Events { docs { ...A } } } fragment A on Event { image { ...A } }'],
    [
      '6 operations',
      Array.from({ length: 6 }, (_, n) => `query Q${n} { Events { page } }`).join(' '),
    ],
    ['6,000 words', `{ Events { ${'page '.repeat(6_000)} } }`],
  ])('refuses %s, and says which limit it is', async (_what, query) => {
    const { status, body } = await ask({ query })
    expect(status).toBe(422)
    expect(body.errors?.[0]).toMatchObject({
      code: 'INVALID_FIELDS',
      message: expect.stringMatching(/at most|longer than/),
    })
    expect(body.requestId).toEqual(expect.any(String))
  })

  test('refuses a batch', async () => {
    const { status } = await ask([
      { query: '{ Events { page } }' },
      { query: '{ Events { page } }' },
    ])
    expect(status).toBe(400)
  })

  test.each([
    ['a broken form', '--x', 'multipart/form-data; boundary=x'],
    ['a form', 'query=%7B__typename%7D', 'application/x-www-form-urlencoded'],
    ['the bare document', '{ Events { page } }', 'application/graphql'],
    ['no body', undefined, undefined],
    ['half a body', '{"query":', 'application/json'],
    ['no query', '{}', 'application/json'],
    ['a query that is none', '{"query":7}', 'application/json'],
    ['variables that are none', '{"query":"{ __typename }","variables":[1]}', 'application/json'],
    ['a syntax error', '{"query":"{ Events { docs { id }"}', 'application/json'],
    ['an unknown field', '{"query":"{ Nothing { id } }"}', 'application/json'],
    ['an unknown operation', '{"query":"{ __typename }","operationName":"x"}', 'application/json'],
  ])('%s is a 400 in the shape of every error', async (_what, body, type) => {
    for (const override of [{}, { 'X-Payload-HTTP-Method-Override': 'GET' }] as Record<
      string,
      string
    >[]) {
      const response = await fetch(`${await platform.url()}/api/graphql`, {
        method: 'POST',
        body,
        headers: { ...(type ? { 'Content-Type': type } : {}), ...override },
      })
      expect([response.status, await response.json()]).toEqual([
        400,
        {
          errors: [
            expect.objectContaining({
              code: 'MALFORMED',
              message: expect.any(String),
              extensions: { code: 'MALFORMED' },
            }),
          ],
          requestId: expect.any(String),
        },
      ])
    }
  })

  test('gives at most 100 rows, whatever limit is asked for', async () => {
    const { body } = await ask({ query: '{ Events(limit: 100000) { limit } }' })
    expect(body.data).toEqual({ Events: { limit: 100 } })
  })

  test('tells where a query cannot be read', async () => {
    const { body } = await ask({ query: '{ Events { docs { id }' })
    expect(body.errors?.[0]?.message).toMatch(/Syntax Error/)
  })
})
