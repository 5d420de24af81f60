import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { allPermissions } from '@/access/permissions'
import { queryRows, sql } from '@/db/sql'
import { contract } from '@collections/contract'
import { collections } from '@collections/index'
import { makeNewsroom } from '@/testing/campaigns/newsroom'
import { certificateDesk } from '@/testing/certificateDesk'
import { makeEvent } from '@/testing/factories/makeEvent'
import { askForSchema, writeLeastQueries } from '@/testing/leastQueries'
import { startTestPlatform } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'

let platform: TestPlatform
let admin: string
beforeAll(async () => {
  platform = await startTestPlatform()
  admin = (await platform.makeUser('admin')).token
})
afterAll(() => platform.close())

type Answer = {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- read by tests only
  data?: any
  errors?: { message: string; extensions?: { code?: string; data?: Record<string, unknown> } }[]
}
type Asking = { token?: string; variables?: object; headers?: Record<string, string> }

async function ask(query: string, { token, variables, headers }: Asking = {}): Promise<Answer> {
  const body = { query, variables }
  const response = await platform.request('/api/graphql', { method: 'POST', token, body, headers })
  return (await response.json()) as Answer
}

/** The answer to a mutation that must succeed. */
async function act(query: string, asking: Asking = {}) {
  const { data, errors } = await ask(`mutation { ${query} }`, { token: admin, ...asking })
  expect(errors).toBeUndefined()
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- read by tests only
  return Object.values(data)[0] as any
}

const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions?.code

const mutations = contract.filter(({ mutation }) => mutation)

describe('actions in GraphQL', () => {
  test('are those of the contract', async () => {
    const { data } = await ask('{ __schema { mutationType { fields { name } } } }')
    const names = data.__schema.mutationType.fields.map(({ name }: { name: string }) => name)
    expect(names).toEqual(expect.arrayContaining(mutations.map(({ mutation }) => mutation)))
    expect(mutations.map(({ mutation }) => mutation)).toEqual(
      expect.arrayContaining([
        ...['registerForEvent', 'checkIn', 'voidCheckIn', 'setRegistrationStatus'],
        ...['sendCampaign', 'scheduleCampaign', 'pauseCampaign', 'resumeCampaign'],
        ...['cancelCampaign', 'assignTicket', 'setTicketStatus', 'replyToTicket'],
        ...['generateCertificates', 'approveCertificateBatch', 'revokeCertificate'],
        ...['reissueCertificate', 'scheduleSocialPost'],
      ]),
    )
  })

  test.each(
    mutations
      .filter(({ who }) => who !== 'anyone')
      .map((entry) => [entry.mutation, entry] as const),
  )(
    '%s is refused to guests and to who lacks the permission, as over REST',
    async (mutation, { path, who, example, body }) => {
      const token = (await platform.makeUser('user')).token
      const unknown = '01890000-0000-7000-8000-00000000dead'
      const params = [...path.matchAll(/:(\w+)/g)].map(([, name]) => `${name}: "${unknown}"`)
      const input = body ? [`input: ${literal(example ?? {})}`] : []
      const args = [...params, ...input].join(', ')
      const query = `mutation { ${mutation}${args ? `(${args})` : ''} { __typename } }`
      expect(codeOf(await ask(query))).toBe('UNAUTHENTICATED')
      expect(['FORBIDDEN', 'NOT_FOUND']).toContain(codeOf(await ask(query, { token })))
      if (who === 'user') return
      expect(codeOf(await ask(query, { token: admin }))).not.toMatch(/FORBIDDEN|UNAUTHENTICATED/)
    },
  )

  test('register somebody once, let them in once, and say why not twice', async () => {
    const { event } = await makeEvent({ payload: platform.payload, slug: 'by-graphql' })
    const register = `mutation($input: RegisterForEventInput!) { registerForEvent(id: "${event.id}", input: $input) {
      manageUrl registrations { id code status attendee { email } } } }`
    const variables = { input: { email: 'ada@example.org', givenName: 'Ada' } }
    const headers = { 'Idempotency-Key': 'once' }
    const { data } = await ask(register, { variables, headers })
    const [made] = data.registerForEvent.registrations
    expect(made).toMatchObject({ status: 'confirmed', attendee: { email: 'ada@example.org' } })
    const again = await ask(register, { variables, headers })
    expect(again.data.registerForEvent.registrations[0].id).toBe(made.id)
    expect(codeOf(await ask(register, { variables }))).toBe('ALREADY_REGISTERED')
    const wrong = await ask(register, { variables: { input: { email: 'none' } } })
    expect(wrong.errors?.[0]?.extensions).toMatchObject({
      code: 'INVALID_FIELDS',
      data: {
        fields: expect.arrayContaining([expect.objectContaining({ path: 'attendees.0.email' })]),
      },
    })

    const scan = `checkIn(id: "${event.id}", input: { code: "${made.code}" }) { checkIn { id result } registration { status } }`
    const { checkIn } = await act(scan)
    expect(checkIn).toMatchObject({ result: 'accepted' })
    const refused = await ask(`mutation { ${scan} }`, { token: admin })
    expect(refused.errors?.[0]?.extensions).toMatchObject({
      code: 'ALREADY_CHECKED_IN',
      data: { at: expect.any(String), list: expect.any(String) },
    })
    await act(`voidCheckIn(id: "${checkIn.id}") { doc { voidedAt } }`)
    const { doc } = await act(
      `setRegistrationStatus(id: "${made.id}", input: { status: "cancelled", reason: "Ill" }) {
        doc { status event { slug } } message }`,
    )
    expect(doc).toEqual({ status: 'cancelled', event: { slug: 'by-graphql' } })
    const illegal = await ask(
      `mutation { setRegistrationStatus(id: "${made.id}", input: { status: "held" }) { message } }`,
      { token: admin },
    )
    expect(codeOf(illegal)).toBe('ILLEGAL_TRANSITION')
  })

  test('each of one document is a request of its own', async () => {
    const { event } = await makeEvent({
      payload: platform.payload,
      slug: 'two-at-once',
      waitlistEnabled: false,
      capacity: 1,
    })
    const one = (name: string) =>
      `${name}: registerForEvent(id: "${event.id}", input: { email: "${name}@example.org", givenName: "A" }) { registrations { id } }`
    const { data, errors } = await ask(`mutation { ${one('first')} ${one('second')} }`)
    expect(errors).toHaveLength(1)
    expect(errors?.[0]?.extensions?.code).toBe('EVENT_FULL')
    expect(data).toBeNull()
    const seats = await platform.payload.count({
      collection: 'registrations',
      where: { event: { equals: event.id } },
    })
    expect(seats.totalDocs).toBe(1)
  })

  test('move campaigns, tickets, certificates and posts', async () => {
    const room = await makeNewsroom(platform)
    const campaign = await room.makeCampaign([(await room.makeList(1)).list])
    const step = (name: string, input = '') =>
      act(`${name}Campaign(id: "${campaign}"${input}) { doc { status } }`)
    const when = ', input: { scheduledAt: "2030-04-17T10:00", timezone: "Europe/Istanbul" }'
    expect(await step('schedule', when)).toEqual({ doc: { status: 'scheduled' } })
    await step('unschedule')
    expect(await step('send')).toEqual({ doc: { status: 'sending' } })
    expect(await step('pause')).toEqual({ doc: { status: 'paused' } })
    expect(await step('resume')).toEqual({ doc: { status: 'sending' } })
    expect(await step('cancel')).toEqual({ doc: { status: 'cancelled' } })

    const agent = await platform.makeUser('support-agent')
    const opened = await platform.payload.create({
      collection: 'tickets',
      data: { subject: 'Lost', description: 'A badge.', email: 'guest@example.org' } as never,
    })
    const ticket = `id: "${opened.id}"`
    await act(`assignTicket(${ticket}, input: { assignedTo: "${agent.id}" }) { ticket { status } }`)
    const reply = await act(
      `replyToTicket(${ticket}, input: { body: "Here it is." }) { message { body kind } followUp }`,
    )
    expect(reply).toEqual({ message: { body: 'Here it is.', kind: 'public' }, followUp: false })
    expect(
      await act(`setTicketStatus(${ticket}, input: { status: "resolved" }) { ticket { status } }`),
    ).toEqual({ ticket: { status: 'resolved' } })

    const desk = await certificateDesk(platform)
    const event = await desk.openEvent()
    await desk.checkIn(event.id)
    const { batch } = await act(
      `generateCertificates(input: { event: "${event.id}" }) { batch { id status } }`,
    )
    expect(batch.status).toBe('planned')
    const approved = await act(`approveCertificateBatch(id: "${batch.id}") { batch { status } }`)
    expect(approved).toEqual({ batch: { status: 'approved' } })
  })
})

test('no query or mutation fails inside for keys, expired keys and guests, and preferences are no business of keys', async () => {
  const asked = writeLeastQueries((await ask(askForSchema)).data)
  const makeKey = async (name: string) => {
    const body = { name, scopes: allPermissions, expiresAt: '2040-01-01T00:00:00Z' }
    const made = await platform.request('/api/api-keys', { method: 'POST', token: admin, body })
    return ((await made.json()) as { doc: { id: string; key: string } }).doc
  }
  const [key, expired] = [await makeKey('Wide'), await makeKey('Expired')]
  await queryRows(
    platform.payload,
    sql`UPDATE api_keys SET expires_at = now() - interval '1 minute' WHERE id = ${expired.id}`,
  )
  const failed: string[] = []
  for (const [who, headers] of [
    ['key', { Authorization: `Bearer ${key.key}` }],
    ['expired', { Authorization: `Bearer ${expired.key}` }],
    ['guest', {}],
  ] as const) {
    for (const query of asked) {
      const body = { query }
      const answer = await platform.request('/api/graphql', { method: 'POST', body, headers })
      const { errors } = (await answer.json()) as Answer
      const code = errors?.[0]?.extensions?.code
      if (answer.status >= 500 || code === 'INTERNAL') failed.push(`${who} ${query} ${code}`)
      if (who === 'key' && /[pP]reference/.test(query) && query.startsWith('mutation')) {
        if (code !== 'FORBIDDEN') failed.push(`${query}: ${code}`)
      }
    }
  }
  expect(asked.length).toBeGreaterThan(200)
  expect(failed).toEqual([])
})

describe('lists in GraphQL', () => {
  test('with relations take as many statements for 20 rows as for 5', async () => {
    for (let n = 0; n < 20; n += 1) {
      const { event } = await makeEvent({ payload: platform.payload, slug: `counted-${n}` })
      await ask(
        `mutation { registerForEvent(id: "${event.id}", input: { email: "n${n}@example.org", givenName: "N" }) { manageUrl } }`,
      )
    }
    const query = (limit: number) =>
      `{ Registrations(limit: ${limit}, sort: "-createdAt") { docs { id event { title image { alt } } contact { email } ticketType { name } } } }`
    await ask(query(1), { token: admin })
    const few = await countStatements(() => ask(query(5), { token: admin }))
    const many = await countStatements(() => ask(query(20), { token: admin }))
    expect(few.answer.data.Registrations.docs).toHaveLength(5)
    expect(
      new Set(
        many.answer.data.Registrations.docs.map(
          (doc: { event: { title: string } }) => doc.event.title,
        ),
      ).size,
    ).toBe(20)
    expect(many.statements).toBe(few.statements)
    expect(many.statements).toBeLessThan(12)
  })
})

describe('what GraphQL leaves out', () => {
  test('holds secrets, or nobody may read it', async () => {
    const left = collections.filter(({ graphQL }) => graphQL === false).map(({ slug }) => slug)
    const open: string[] = []
    for (const slug of left) {
      const { status } = await platform.request(`/api/${slug}?limit=1`, { token: admin })
      if (status === 200) open.push(slug)
    }
    expect(open.sort()).toEqual(['event-import-lines', 'webhook-deliveries', 'webhook-endpoints'])
  })

  test('is introspection, in production', async () => {
    const { NODE_ENV } = process.env
    Object.assign(process.env, { NODE_ENV: 'production' })
    try {
      const { errors, data } = await ask('{ __schema { queryType { name } } }')
      expect([data, errors?.[0]?.message]).toEqual([
        undefined,
        expect.stringContaining('introspection'),
      ])
      expect((await ask('{ Events(limit: 1) { totalDocs } }')).errors).toBeUndefined()
    } finally {
      Object.assign(process.env, { NODE_ENV })
    }
  })
})

/** Statements that reach PostgreSQL while `work` runs. */
async function countStatements<T>(
  work: () => Promise<T>,
): Promise<{ answer: T; statements: number }> {
  const { pool } = platform.payload.db as unknown as {
    pool: { connect: () => Promise<{ release: () => void }> }
  }
  const client = await pool.connect()
  const prototype = Object.getPrototypeOf(client) as { query: (...args: unknown[]) => unknown }
  client.release()
  const { query } = prototype
  let statements = 0
  prototype.query = function count(...args) {
    statements += 1
    return query.apply(this, args)
  }
  try {
    return { answer: await work(), statements }
  } finally {
    prototype.query = query
  }
}

/** A value as GraphQL writes it: names without quotes. */
const literal = (value: unknown): string =>
  Array.isArray(value)
    ? `[${value.map(literal).join(', ')}]`
    : typeof value === 'object' && value !== null
      ? `{ ${Object.entries(value)
          .map(([key, each]) => `${key}: ${literal(each)}`)
          .join(', ')} }`
      : JSON.stringify(value)
