import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { queryRows, sql } from '@/db/sql'
import { startTestPlatform } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'
import { makeDesk, opening } from '@/testing/tickets/desk'
import type { Desk } from '@/testing/tickets/desk'

let platform: TestPlatform
let desk: Desk

beforeAll(async () => {
  platform = await startTestPlatform()
  desk = await makeDesk(platform)
})
afterAll(() => platform.close())

const year = new Date().getUTCFullYear()
const unknown = '0193a000-0000-7000-8000-0000000000ff'

const stored = (id: string) =>
  platform.payload.findByID({ collection: 'tickets', id, depth: 1, trash: true })

const contactsOf = async (address: string) =>
  (
    await platform.payload.find({
      collection: 'contacts',
      where: { emailNormalized: { equals: address } },
    })
  ).docs

describe('opening a ticket', () => {
  test('a signed-in user opens one for themselves, whatever address and state they send', async () => {
    const doc = await desk.openTicket(desk.customer.token, {
      email: 'somebody-else@example.org',
      status: 'closed',
      priority: 'high',
      assignedTo: desk.agent.id,
      number: 'TKT-1',
      tags: ['vip'],
      lastSeq: 99,
    })
    expect(doc).toMatchObject({ status: 'open', priority: 'high', user: desk.customer.id })
    expect(doc.number).toMatch(new RegExp(`^TKT-${year}-\\d{6}$`))
    const row = await stored(doc.id)
    expect(row).toMatchObject({
      requester: { emailNormalized: desk.customer.email },
      assignedTo: null,
      number: doc.number,
      lastSeq: 1,
      source: 'web',
    })
    expect(row.tags ?? []).toEqual([])
  })

  test('a guest needs an address, becomes a contact, and gets nothing of staff back', async () => {
    for (const email of [undefined, '', 'no address', 'a@b\nBcc: c@example.org']) {
      const { status, body } = await desk.send('POST /api/tickets', { body: { ...opening, email } })
      expect({ email, status }).toEqual({ email, status: 422 })
      expect(body.errors[0]?.data.fields[0]?.path).toBe('email')
    }
    const doc = await desk.openTicket(undefined, { email: 'Guest@Example.org', givenName: 'Ada' })
    expect(doc.user ?? null).toBeNull()
    for (const secret of ['requester', 'assignedTo', 'tags', 'source', 'lastSeq']) {
      expect(doc).not.toHaveProperty(secret)
    }
    expect(await contactsOf('guest@example.org')).toMatchObject([
      { email: 'Guest@Example.org', givenName: 'Ada' },
    ])
  })

  test('a guest who types a known address renames nobody', async () => {
    await desk.openTicket(undefined, { email: 'known@example.org', givenName: 'Işıl' })
    await desk.openTicket(undefined, { email: 'KNOWN@example.org', givenName: 'Mallory' })
    expect(await contactsOf('known@example.org')).toMatchObject([{ givenName: 'Işıl' }])
  })

  test('staff open one for a customer by address', async () => {
    const extra = { email: 'caller@example.org', locale: 'tr' }
    const doc = await desk.openTicket(desk.agent.token, extra)
    const row = await stored(doc.id)
    expect(row).toMatchObject({
      source: 'staff',
      requester: { emailNormalized: 'caller@example.org', locale: 'tr' },
    })
    expect(row.user ?? null).toBeNull()
  })

  test.each(['registration', 'attachments'])('nobody points at %s of others', async (field) => {
    const { status, body } = await desk.send('POST /api/tickets', {
      token: desk.customer.token,
      body: { ...opening, [field]: field === 'attachments' ? [unknown] : unknown },
    })
    expect(status).toBe(422)
    expect(body.errors[0]?.data.fields[0]?.path).toBe(field)
  })

  test('100 at once get 100 numbers without a gap, and refused ones use none up', async () => {
    const [before] = await queryRows<{ last: string }>(
      platform.payload,
      sql`SELECT last FROM counters WHERE series = ${`tickets/${year}`}`,
    )
    const create = async (index: number) => {
      const body = { ...opening, email: `racer-${index % 10}@example.org` }
      for (;;) {
        const { status, body: answer } = await desk.send('POST /api/tickets', {
          // An event that does not exist fails in the database, when all else is written.
          body: index % 11 === 10 ? { ...body, event: unknown } : body,
        })
        // A busy machine may answer that every connection is taken: a client waits and asks again.
        if (status !== 503) return { status, number: answer.doc?.number }
      }
    }
    const answers = await Promise.all(Array.from({ length: 110 }, (_each, index) => create(index)))
    const made = answers.filter(({ status }) => status === 201)
    expect(made).toHaveLength(100)
    expect(answers.filter(({ status }) => status >= 500)).toEqual([])
    const ordinals = made.map(({ number }) => Number(number?.slice(-6))).sort((a, b) => a - b)
    const first = Number(before?.last) + 1
    expect(ordinals).toEqual(Array.from({ length: 100 }, (_each, index) => first + index))
  }, 120_000)
})

describe('whose tickets they are', () => {
  test('a customer reads only their own, and nothing of staff in them', async () => {
    const { id } = await desk.openTicket(desk.customer.token)
    await desk.succeed(`POST /api/tickets/${id}/assign`, {
      token: desk.agent.token,
      body: { assignedTo: desk.agent.id },
    })
    await platform.payload.update({ collection: 'tickets', id, data: { tags: ['vip'] } })
    const own = await desk.succeed(`GET /api/tickets/${id}?depth=2`, { token: desk.customer.token })
    expect(JSON.stringify(own)).not.toMatch(/assignedTo|vip|lastSeq|requester|firstResponse/)

    for (const path of ['', '/messages', '/events', '/files/x']) {
      const asked = `GET /api/tickets/${id}${path}`
      const other = await desk.send(asked, { token: desk.stranger.token })
      expect({ path, status: other.status }).toEqual({ path, status: 404 })
      expect([401, 404]).toContain((await desk.send(asked)).status)
    }
    const list = await desk.succeed('GET /api/tickets', { token: desk.stranger.token })
    expect(list.totalDocs).toBe(0)
  })

  test('my tickets are mine: an agent who may see all gets none there', async () => {
    const { id } = await desk.openTicket(desk.customer.token)
    const mine = await desk.succeed('GET /api/users/me/tickets?limit=100', {
      token: desk.customer.token,
    })
    expect(mine.docs.map((doc) => doc.id)).toContain(id)
    expect(new Set(mine.docs.map(({ user }) => user))).toEqual(new Set([desk.customer.id]))
    const page = await desk.succeed('GET /api/users/me/tickets?limit=1', {
      token: desk.customer.token,
    })
    expect(page.docs).toHaveLength(1)
    expect(page.totalDocs).toBe(mine.totalDocs)
    const agents = await desk.succeed('GET /api/users/me/tickets', { token: desk.agent.token })
    expect(agents.totalDocs).toBe(0)
    expect((await desk.send('GET /api/users/me/tickets')).status).toBe(401)
  })

  test.each([
    'where[assignedTo][exists]=true',
    'where[tags][contains]=vip',
    'where[requester.email][contains]=a',
    'sort=assignedTo',
  ])('staff fields cannot be felt for by %s', async (query) => {
    const { status, body } = await desk.send(`GET /api/tickets?${query}`, {
      token: desk.customer.token,
    })
    expect({ status, docs: body.docs }).toEqual({ status: 400, docs: undefined })
  })

  test('a customer changes nothing by PATCH or DELETE, and assigns nobody', async () => {
    const { id } = await desk.openTicket(desk.customer.token)
    const { token } = desk.customer
    const attempts = [
      await desk.send(`PATCH /api/tickets/${id}`, { token, body: { subject: 'x' } }),
      await desk.send(`DELETE /api/tickets/${id}`, { token }),
      await desk.send(`POST /api/tickets/${id}/assign`, { token, body: { assignedTo: null } }),
    ]
    expect(attempts.map(({ status }) => status)).toEqual([403, 403, 403])
  })

  test('the generated API shows customers their public messages, and the log to nobody but staff', async () => {
    const { id } = await desk.openTicket(desk.customer.token)
    await desk.write(id, desk.agent, { body: 'for everyone', kind: 'public' })
    await desk.write(id, desk.agent, { body: 'for staff', kind: 'internal' })
    const { token } = desk.customer
    const messages = await desk.succeed('GET /api/ticket-messages?depth=2', { token })
    expect(messages.docs.map(({ body }) => body)).toEqual(['for everyone'])
    expect(JSON.stringify(messages)).not.toContain(desk.agent.id)
    const others = await desk.succeed('GET /api/ticket-messages', { token: desk.stranger.token })
    expect(others.totalDocs).toBe(0)
    const log = await desk.send('GET /api/ticket-events', { token })
    expect(log.status).toBe(403)
  })
})

describe('filtering the list', () => {
  test.each([
    ['status', () => 'where[status][equals]=pending'],
    ['priority', () => 'where[priority][equals]=urgent'],
    ['assignee', () => `where[assignedTo][equals]=${desk.agent.id}`],
    ['text', () => 'where[or][0][subject][like]=zeytin&where[or][1][description][like]=zeytin'],
  ])('by %s', async (_what, query) => {
    const { token } = desk.agent
    const other = await desk.openTicket(desk.customer.token)
    const wanted = await desk.openTicket(desk.customer.token, {
      subject: 'zeytin',
      priority: 'urgent',
    })
    await desk.succeed(`PATCH /api/tickets/${wanted.id}`, {
      token,
      body: { assignedTo: desk.agent.id, status: 'pending' },
    })
    const { docs } = await desk.succeed(`GET /api/tickets?${query()}&limit=100`, { token })
    expect(docs.map(({ id }) => id)).toContain(wanted.id)
    expect(docs.map(({ id }) => id)).not.toContain(other.id)
  })

  test.each([
    ['q=istanbul', 'İSTANBUL’da yer'],
    ['q=İSTANBUL', 'istanbul için'],
    ['q=ISIK gorunmuyor', 'Işık görünmüyor'],
    ['search=kadıköy', 'KADIKOY'],
    ['where[searchText][contains]=sisli', 'ŞİŞLİ'],
  ])('Turkish letters match without case and dots: %s finds “%s”', async (query, subject) => {
    const wanted = await desk.openTicket(desk.customer.token, { subject })
    for (const { token } of [desk.agent, desk.customer]) {
      const { docs } = await desk.succeed(`GET /api/tickets?${encodeURI(query)}&limit=100`, {
        token,
      })
      expect(docs.map(({ id }) => id)).toContain(wanted.id)
      expect(docs.length).toBeLessThan(10)
      expect(JSON.stringify(docs)).not.toContain('searchText')
    }
    const { totalDocs } = await desk.succeed(`GET /api/tickets?${encodeURI(query)}`, {
      token: desk.stranger.token,
    })
    expect(totalDocs).toBe(0)
  })

  test('short filters: number, several states, mine, nobody’s; nonsense is refused', async () => {
    const { token } = desk.agent
    const one = await desk.openTicket(desk.customer.token, { subject: 'short filter' })
    await desk.succeed(`POST /api/tickets/${one.id}/assign`, {
      token,
      body: { assignedTo: desk.agent.id },
    })
    const two = await desk.openTicket(desk.customer.token, { subject: 'short filter' })
    const find = async (query: string) =>
      (await desk.succeed(`GET /api/tickets?${query}&limit=100`, { token })).docs.map(
        ({ id }) => id,
      )
    expect(await find(`q=${String(one.number)}`)).toEqual([one.id])
    expect(await find('q=short%20filter&assignedTo=me')).toEqual([one.id])
    expect(await find('q=short%20filter&assignee=none')).toEqual([two.id])
    expect(await find('q=short&status=open,pending')).toHaveLength(2)
    expect(await find('q=short&status=closed')).toEqual([])
    expect(await find('q=100%25_')).toEqual([])
    const refused = await desk.send('GET /api/tickets?status=done', { token })
    expect(refused.body.errors[0]?.data.fields[0]?.path).toBe('status')
    const felt = await desk.send(`GET /api/tickets?assignedTo=${desk.agent.id}`, {
      token: desk.customer.token,
    })
    expect(felt.status).toBe(400)
  })
})
