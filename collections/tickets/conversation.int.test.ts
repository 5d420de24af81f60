import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { queryRows, sql } from '@/db/sql'
import { autoCloseDays, reopenDays } from '@/lib/ticketStates'
import { closeResolvedTickets } from '@/operations/tickets/closeResolvedTickets'
import { makePortalToken } from '@/operations/tickets/portalLink'
import { startTestPlatform } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'
import { makeDesk, opening } from '@/testing/tickets/desk'
import type { Desk } from '@/testing/tickets/desk'
import { expectGapless } from '@/testing/tickets/expectGapless'

let platform: TestPlatform
let desk: Desk

beforeAll(async () => {
  platform = await startTestPlatform()
  desk = await makeDesk(platform)
})
afterAll(() => platform.close())

const rows = <Row>(statement: ReturnType<typeof sql>) => queryRows<Row>(platform.payload, statement)

const set = (id: string, values: ReturnType<typeof sql>) =>
  rows(sql`UPDATE tickets SET ${values} WHERE id = ${id}`)

const asAgent = (call: string) => desk.succeed(call, { token: desk.agent.token })

const statusOf = async (id: string) =>
  ((await asAgent(`GET /api/tickets/${id}`)) as unknown as { status: string }).status

describe('writing', () => {
  test('an answer makes the ticket wait, the customer opens it again; the first answer is timed once', async () => {
    const { id } = await desk.openTicket(desk.customer.token)
    const first = await desk.write(id, desk.agent, { body: 'We look into it.' })
    expect(first).toMatchObject({
      message: { kind: 'public', body: 'We look into it.', author: { name: 'Defne' } },
      ticket: { status: 'pending' },
      followUp: false,
    })
    const answeredAt = first.ticket.firstResponseAt
    expect(answeredAt).toBeTruthy()
    const second = await desk.write(id, desk.customer, { body: 'Thank you.' })
    expect(second.ticket).toMatchObject({ status: 'open' })
    expect(second.ticket).not.toHaveProperty('firstResponseAt')
    const third = await desk.write(id, desk.agent, { body: 'Done.', status: 'resolved' })
    expect(third.ticket).toMatchObject({ status: 'resolved', firstResponseAt: answeredAt })
    await expectGapless(platform, id)
  })

  test('notes stay with staff: in messages, log, files and positions', async () => {
    const { id } = await desk.openTicket(desk.customer.token)
    await desk.write(id, desk.agent, { body: 'secret-note', kind: 'internal' })
    await desk.write(id, desk.agent, { body: 'hello' })
    const { token } = desk.customer
    const link = makePortalToken(id)
    const seen = await Promise.all([
      desk.succeed(`GET /api/tickets/${id}/messages`, { token }),
      desk.succeed(`GET /api/tickets/${id}/events?after=0`, { token }),
      desk.succeed(`GET /api/tickets/portal/${link}`),
      desk.succeed(`GET /api/tickets/portal/${link}/events?after=0`),
      desk.succeed(`GET /api/tickets/portal/${link}/messages`),
    ])
    expect(JSON.stringify(seen)).not.toMatch(/secret-note|internal|assignedTo|lastSeq/)
    expect(seen[0].docs.map(({ body }) => body)).toEqual(['hello'])
    // Opening, answer, waiting for the customer: the note leaves no hole.
    expect(seen[1].docs.map(({ seq }) => seq)).toEqual([1, 2, 3])
    const refused = await desk.send(`POST /api/tickets/${id}/messages`, {
      token,
      body: { body: 'x', kind: 'internal' },
    })
    expect(refused.status).toBe(403)
    const all = await asAgent(`GET /api/tickets/${id}/messages`)
    expect(all.docs.map(({ body }) => body)).toEqual(['secret-note', 'hello'])
  })

  test('who has not read the newest message is refused, and told what it was', async () => {
    const { id } = await desk.openTicket(desk.customer.token)
    const { seq } = await asAgent(`GET /api/tickets/${id}/messages`)
    await desk.write(id, desk.customer, { body: 'one more thing' })
    const late = await desk.send(`POST /api/tickets/${id}/messages`, {
      token: desk.agent.token,
      body: { body: 'too late', expectedSeq: seq },
    })
    expect(late.status).toBe(409)
    const [error] = late.body.errors
    expect(error).toMatchObject({ code: 'CONFLICT', data: { seq: 2 } })
    expect(JSON.stringify(error?.data.missed)).toContain('one more thing')
    const again = await desk.write(id, desk.agent, {
      body: 'now I know',
      expectedSeq: error?.data.seq,
    })
    expect(again.message.body).toBe('now I know')
    // A change of priority alone stands in nobody's way.
    const { seq: before } = await asAgent(`GET /api/tickets/${id}/messages`)
    await platform.payload.update({ collection: 'tickets', id, data: { priority: 'urgent' } })
    await desk.write(id, desk.agent, { body: 'fine', expectedSeq: before })
  })

  test('of ten answers at once that expect the same position, one is written', async () => {
    const { id } = await desk.openTicket(desk.customer.token)
    const attempts = await Promise.all(
      Array.from({ length: 10 }, (_each, index) =>
        desk.send(`POST /api/tickets/${id}/messages`, {
          token: index % 2 ? desk.agent.token : desk.colleague.token,
          body: { body: `answer ${index}`, expectedSeq: 1 },
        }),
      ),
    )
    expect(attempts.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(new Set(attempts.map(({ status }) => status))).toEqual(new Set([201, 409]))
    await expectGapless(platform, id)
  })

  test('twenty writers at once leave no gap in the log', async () => {
    const { id } = await desk.openTicket(desk.customer.token)
    const people = [desk.agent, desk.colleague, desk.customer]
    await Promise.all(
      Array.from({ length: 20 }, (_each, index) =>
        desk.write(id, people[index % 3] as (typeof people)[0], {
          body: `message ${index}`,
          ...(index % 3 === 0 ? { kind: 'internal' } : {}),
        }),
      ),
    )
    await expectGapless(platform, id)
  })

  test('files come with a message and go to those who may read it', async () => {
    const { id } = await desk.openTicket(desk.customer.token)
    const csv = new File(['name,seat\nGülşah,7'], 'seats.csv', { type: 'text/csv' })
    const send = (person: { token: string }, fields: object) =>
      desk.sendFile(id, person, { fields, file: csv })
    const sent = await send(desk.customer, { body: 'see the file' })
    expect(sent).toMatchObject({ status: 201 })
    const [file] = sent.body.message.attachments
    expect(file).toMatchObject({ filename: expect.stringContaining('.csv') })
    const note = await send(desk.agent, { body: 'for us', kind: 'internal' })
    const [secret] = note.body.message.attachments
    const fetchAs = async (url: string, token?: string) =>
      (await platform.request(url, { token })).status
    const link = makePortalToken(id)
    expect(await fetchAs(file?.url ?? '', desk.customer.token)).toBe(200)
    expect(await fetchAs(file?.url ?? '', desk.agent.token)).toBe(200)
    expect(await fetchAs(`/api/tickets/portal/${link}/files/${file?.id}`)).toBe(200)
    expect(await fetchAs(file?.url ?? '', desk.stranger.token)).toBe(404)
    expect(await fetchAs(secret?.url ?? '', desk.agent.token)).toBe(200)
    expect(await fetchAs(secret?.url ?? '', desk.customer.token)).toBe(404)
    expect(await fetchAs(`/api/tickets/portal/${link}/files/${secret?.id}`)).toBe(404)

    const signed = async (url: string, token: string) => {
      const response = await platform.request(`${url}/link`, { token })
      if (response.status !== 200) return response.status
      const { pathname, search } = new URL(((await response.json()) as { url: string }).url)
      return { pathname, search }
    }
    const mine = await signed(file?.url ?? '', desk.customer.token)
    const ours = await signed(secret?.url ?? '', desk.agent.token)
    expect(await signed(secret?.url ?? '', desk.customer.token)).toBe(404)
    expect(await signed(file?.url ?? '', desk.stranger.token)).toBe(404)
    if (typeof mine === 'number' || typeof ours === 'number') throw new Error('no link')
    expect(await fetchAs(mine.pathname + mine.search)).toBe(200)
    expect(await fetchAs(ours.pathname + ours.search)).toBe(200)
    expect(await fetchAs(ours.pathname + mine.search)).toBe(404)
  })
})

describe('Idempotency-Key', () => {
  test('the same key opens one ticket and writes one message; another body is refused', async () => {
    const { token } = desk.customer
    const headers = { 'Idempotency-Key': 'open-once' }
    const body = { ...opening, subject: 'Only once' }
    const first = await desk.send('POST /api/tickets', { token, body, headers })
    const again = await desk.send('POST /api/tickets', { token, body, headers })
    expect(again).toEqual(first)
    const other = { ...body, subject: 'Another' }
    expect((await desk.send('POST /api/tickets', { token, body: other, headers })).status).toBe(422)
    const { id } = first.body.doc
    const call = `POST /api/tickets/${id}/messages`
    const message = { body: 'once' }
    const one = await desk.send(call, { token, body: message, headers })
    const two = await desk.send(call, { token, body: message, headers })
    expect(two.body.message.id).toBe(one.body.message.id)
    const stored = await rows(sql`SELECT 1 FROM ticket_messages WHERE ticket_id = ${id}`)
    expect(stored).toHaveLength(1)
    expect(await rows(sql`SELECT 1 FROM tickets WHERE subject = 'Only once'`)).toHaveLength(1)
  })

  test('a repeated upload leaves no second copy of the file', async () => {
    const { id } = await desk.openTicket(desk.customer.token)
    const send = () =>
      desk.sendFile(id, desk.customer, {
        fields: { body: 'with file' },
        file: new File(['once'], 'repeat-me.txt', { type: 'text/plain' }),
        headers: { 'Idempotency-Key': 'upload-once' },
      })
    const first = await send()
    expect(await send()).toEqual(first)
    expect(await rows(sql`SELECT 1 FROM media WHERE filename LIKE 'repeat-me%'`)).toHaveLength(1)
  })
})

describe('states', () => {
  test('an illegal change is refused with what is possible, in the language of the asker', async () => {
    const { id } = await desk.openTicket(desk.customer.token)
    const { token } = desk.agent
    await desk.succeed(`PATCH /api/tickets/${id}/status`, { token, body: { status: 'resolved' } })
    const refused = await desk.send(`PATCH /api/tickets/${id}/status`, {
      token,
      body: { status: 'pending' },
      headers: { 'Accept-Language': 'tr' },
    })
    expect(refused.status).toBe(409)
    const message = expect.stringContaining('Olabilecekler')
    const data = { legal: ['open', 'closed'] }
    expect(refused.body.errors[0]).toMatchObject({ code: 'ILLEGAL_TRANSITION', message, data })
    const wrong = await desk.send(`PATCH /api/tickets/${id}/status`, {
      token,
      body: { status: 'done' },
    })
    expect(wrong.status).toBe(422)
  })

  test('a customer ends and reopens their own, and puts nothing on hold', async () => {
    const { id } = await desk.openTicket(desk.customer.token)
    const { token } = desk.customer
    const change = (status: string) =>
      desk.send(`PATCH /api/tickets/${id}/status`, { token, body: { status } })
    expect((await change('on_hold')).status).toBe(403)
    const closed = await desk.succeed(`POST /api/tickets/${id}/close`, { token, body: {} })
    expect(closed.ticket.status).toBe('closed')
    expect((await change('open')).body.ticket.status).toBe('open')
    const byLink = await desk.succeed(`POST /api/tickets/portal/${makePortalToken(id)}/close`, {
      body: {},
    })
    expect(byLink.ticket.status).toBe('closed')
  })

  test('the link of a ticket ends 90 days after it was closed, for its holder and nobody else', async () => {
    const { id } = await desk.openTicket(desk.customer.token)
    const { token } = desk.customer
    const link = `/api/tickets/portal/${makePortalToken(id)}`
    await desk.succeed(`POST /api/tickets/${id}/close`, { token, body: {} })
    await set(id, sql`closed_at = now() - interval '89 days'`)
    await desk.succeed(`GET ${link}`)
    await set(id, sql`closed_at = now() - interval '91 days'`)
    for (const door of [`GET ${link}`, `GET ${link}/messages`, `POST ${link}/messages`]) {
      const asked = door.startsWith('POST') ? { body: { body: 'x' } } : {}
      expect([door, (await desk.send(door, asked)).status]).toEqual([door, 404])
    }
    await desk.succeed(`GET /api/tickets/${id}`, { token })
    await set(id, sql`closed_at = NULL, status = 'open'`)
    await desk.succeed(`GET ${link}`)
  })

  test('assigning takes somebody who can answer, and is a change staff see alone', async () => {
    const { id } = await desk.openTicket(desk.customer.token)
    const { token } = desk.agent
    const assign = (assignedTo: string | null) =>
      desk.send(`POST /api/tickets/${id}/assign`, { token, body: { assignedTo } })
    expect((await assign(desk.customer.id)).status).toBe(422)
    const given = await assign(desk.colleague.id)
    expect(given.body.ticket.assignedTo).toBe(desk.colleague.id)
    const { docs } = await desk.succeed(`GET /api/tickets/${id}/events?after=1`, { token })
    expect(docs).toMatchObject([
      { type: 'ticket.updated', data: { changes: { assignedTo: [null, desk.colleague.id] } } },
    ])
    const seen = await desk.succeed(`GET /api/tickets/${id}/events?after=1`, {
      token: desk.customer.token,
    })
    expect(seen.docs).toEqual([])
    expect((await assign(null)).body.ticket.assignedTo).toBeNull()
  })

  test(`a message opens a closed ticket for ${reopenDays} days, later it opens a follow-up`, async () => {
    const { id } = await desk.openTicket(desk.customer.token)
    const close = () =>
      desk.succeed(`POST /api/tickets/${id}/close`, { token: desk.agent.token, body: {} })
    await close()
    await set(id, sql`closed_at = now() - interval '13 days 23 hours'`)
    const reopened = await desk.write(id, desk.customer, { body: 'still wrong' })
    expect(reopened).toMatchObject({ followUp: false, ticket: { id, status: 'open' } })
    await close()
    await set(id, sql`closed_at = now() - interval '14 days 1 hour'`)
    const later = await desk.write(id, desk.customer, { body: 'wrong again' })
    expect(later).toMatchObject({
      followUp: true,
      message: null,
      ticket: { followUpOf: id, description: 'wrong again', status: 'open' },
    })
    expect(later.ticket.id).not.toBe(id)
    expect(await statusOf(id)).toBe('closed')
    await expectGapless(platform, later.ticket.id)
    const mine = await desk.succeed('GET /api/users/me/tickets?limit=100', {
      token: desk.customer.token,
    })
    expect(mine.docs.map((doc) => doc.id)).toContain(later.ticket.id)
  })

  test(`what was resolved ${autoCloseDays} days ago closes, what somebody wrote to does not`, async () => {
    const [due, fresh, reopened] = await Promise.all(
      [1, 2, 3].map(() => desk.openTicket(desk.customer.token)),
    )
    const ids = [due, fresh, reopened].map((ticket) => ticket?.id ?? '')
    for (const id of ids) {
      await desk.succeed(`PATCH /api/tickets/${id}/status`, {
        token: desk.agent.token,
        body: { status: 'resolved' },
      })
      await set(id, sql`resolved_at = now() - interval '6 days'`)
    }
    await set(ids[1] ?? '', sql`resolved_at = now() - interval '4 days'`)
    await desk.write(ids[2] ?? '', desk.customer, { body: 'not yet' })
    const run = () => closeResolvedTickets({ payload: platform.payload, now: new Date() })
    const runs = await Promise.all([run(), run()])
    expect(runs[0] + runs[1]).toBe(1)
    const states = await Promise.all(ids.map(statusOf))
    expect(states).toEqual(['closed', 'resolved', 'open'])
    const { docs } = await asAgent(`GET /api/tickets/${ids[0]}/events?after=2`)
    expect(docs).toMatchObject([{ actor: { type: 'system' }, type: 'ticket.updated' }])
  })
})
