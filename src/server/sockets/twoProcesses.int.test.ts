/** @backends */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { queryRows, sql } from '@/db/sql'
import { ticketEventTypes } from '@/lib/tickets/envelope'
import { makePortalToken } from '@/operations/tickets/portalLink'
import { readPresent } from '@/realtime/readPresent'
import { rooms } from '@/realtime/rooms'
import { makeServer } from '@/server/makeServer'
import { startTestPlatform, waitFor } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'
import { startWebProcess } from '@/testing/startWebProcess'
import { makeDesk } from '@/testing/tickets/desk'
import type { Desk } from '@/testing/tickets/desk'
import { closeSockets, openSocket } from '@/testing/tickets/socketClient'
import type { SocketClient } from '@/testing/tickets/socketClient'

/** Two web processes on one database: this one, and one that can be killed. */
let platform: TestPlatform
let desk: Desk
let here: string
let there: Awaited<ReturnType<typeof startWebProcess>>
let server: ReturnType<typeof makeServer>

beforeAll(async () => {
  platform = await startTestPlatform()
  desk = await makeDesk(platform)
  server = makeServer({ payload: platform.payload, renderPage: null })
  here = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`
  there = await startWebProcess()
})
afterAll(async () => {
  closeSockets()
  await there.kill()
  await server.close()
  await platform.close()
})

const join = async (client: SocketClient, ticket: string, afterSeq = 0) => {
  const answer = await client.ask('ticket.join', { ticket, afterSeq })
  expect(answer).toMatchObject({ ok: true })
  return answer
}

const writeAt = async (url: string, ticket: string, token: string, body: object) => {
  const response = await fetch(`${url}/api/tickets/${ticket}/messages`, {
    method: 'POST',
    headers: { Authorization: `JWT ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(response.status).toBe(201)
}

/** Places in the log that a client knows of, by join or by push, each once. */
const places = (client: SocketClient, ticket: string, missed: { seq: number }[] = []) =>
  [
    ...new Set([
      ...missed.map(({ seq }) => seq),
      ...client.received
        .filter((each) => each.ticket === ticket && each.seq !== null)
        .map(({ seq }) => seq),
    ]),
  ].sort((a, b) => a - b)

const upTo = (last: number) => Array.from({ length: last }, (_each, index) => index + 1)

/** Which event reaches whom. What is not named reaches nobody. */
const audience: Record<string, string[]> = {
  'ticket.created': ['agent', 'agent there', 'owner', 'owner there'],
  'ticket.updated': ['agent', 'agent there', 'owner', 'owner there', 'link', 'link there'],
  'ticket.message.created': ['agent', 'agent there', 'owner', 'owner there', 'link', 'link there'],
  typing: ['agent', 'agent there', 'owner', 'owner there', 'link', 'link there'],
  'presence.changed': ['agent', 'agent there'],
  'unread.changed': ['agent', 'agent there', 'owner', 'owner there'],
}

describe('every event × namespace × role, across two processes', () => {
  const clients: Record<string, SocketClient> = {}
  let ticket: string

  beforeAll(async () => {
    const marketer = await platform.makeUser('marketing')
    const doors = [
      ['agent', 'agent', desk.agent.token],
      ['staff without tickets', 'agent', marketer.token],
      ['owner', 'portal', desk.customer.token],
      ['stranger', 'portal', desk.stranger.token],
      ['agent as customer', 'portal', desk.colleague.token],
    ] as const
    for (const [who, namespace, token] of doors) {
      clients[who] = await openSocket({ url: here, namespace, token })
      clients[`${who} there`] = await openSocket({ url: there.url, namespace, token })
    }
    const { id } = await desk.openTicket(desk.customer.token, { category: 'badge' })
    ticket = id
    const other = await desk.openTicket(undefined, { email: 'elsewhere@example.org' })
    for (const [suffix, url] of [
      ['', here],
      [' there', there.url],
    ] as const) {
      const link = (of: string) =>
        openSocket({ url, namespace: 'portal', token: makePortalToken(of) })
      clients[`link${suffix}`] = await link(ticket)
      clients[`other link${suffix}`] = await link(other.id)
    }
    // Everybody tries to join; those who may not are refused.
    for (const client of Object.values(clients)) {
      await client.ask('ticket.join', { ticket, afterSeq: 0 })
    }
    await platform.payload.update({
      collection: 'tickets',
      id: ticket,
      data: { tags: ['secret-tag'], assignedTo: desk.agent.id, priority: 'urgent' },
    })
    const colleague = desk.colleague.token
    await writeAt(here, ticket, colleague, { body: 'secret-note', kind: 'internal' })
    await writeAt(there.url, ticket, colleague, { body: 'public answer' })
    await writeAt(there.url, ticket, desk.customer.token, { body: 'customer answer' })
    await clients.agent?.ask('ticket.typing', { ticket, audience: 'internal' })
    await clients.agent?.ask('ticket.typing', { ticket })
    await clients['owner there']?.ask('ticket.typing', { ticket })
    await desk.succeed(`POST /api/tickets/${ticket}/close`, {
      token: desk.agent.token,
      body: { reason: 'secret-reason' },
    })
    // The last thing everyone concerned hears: what comes before it has come.
    const isClosed = (client: SocketClient | undefined) =>
      client?.of('ticket.updated', ticket).some(({ data }) => {
        const { status } = data.changes as { status?: string[] }
        return status?.[1] === 'closed'
      })
    for (const who of audience['ticket.updated'] ?? []) {
      await waitFor(`${who} hears of the end`, () => isClosed(clients[who]))
    }
    const counted = audience['unread.changed'] ?? []
    for (const who of counted) {
      await waitFor(`${who} is counted`, () => clients[who]?.of('unread.changed', ticket)[0])
    }
  })

  test('every type of event of the log is in the table', () => {
    expect(Object.keys(audience)).toEqual(expect.arrayContaining([...ticketEventTypes]))
  })

  test.each(Object.keys(audience))('%s reaches whom it may, and nobody else', (event) => {
    const receivers = Object.entries(clients)
      .filter(([, client]) => client.of(event, ticket).length > 0)
      .map(([who]) => who)
    expect(receivers.sort()).toEqual([...(audience[event] ?? [])].sort())
  })

  test('nothing outside the table is sent of a ticket', () => {
    const names = Object.values(clients).flatMap(({ received }) =>
      received.filter((each) => each.ticket === ticket).map(({ event }) => event),
    )
    expect(names.filter((name) => !(name in audience))).toEqual([])
  })

  test('no note, no field of staff and no id of staff reaches the portal', () => {
    const secrets =
      /secret-|assignedTo|tags|firstResponse|lastSeq|reopen|channel|requester|"author":\{[^}]*"id"/
    for (const [who, client] of Object.entries(clients)) {
      if (who.startsWith('agent') && !who.startsWith('agent as')) continue
      const text = JSON.stringify(client.received.filter((each) => each.ticket === ticket))
      expect({ who, leak: secrets.exec(text)?.[0] }).toEqual({ who, leak: undefined })
      expect(text).not.toContain(desk.agent.id)
      expect(text).not.toContain(desk.colleague.id)
    }
    const seen = JSON.stringify(clients.agent?.received)
    expect(seen).toContain('secret-note')
    expect(seen).toContain('secret-tag')
  })

  test('staff and customers each count without a gap, and each event comes once', () => {
    for (const [who, client] of Object.entries(clients)) {
      const log = client.received.filter((each) => each.ticket === ticket && each.seq !== null)
      expect({ who, twice: log.length - new Set(log.map(({ id }) => id)).size }).toEqual({
        who,
        twice: 0,
      })
    }
    for (const who of ['agent', 'agent there', 'owner', 'owner there']) {
      const known = places(clients[who] as SocketClient, ticket)
      expect({ who, known }).toEqual({ who, known: upTo(known.at(-1) ?? 0) })
    }
  })
})

test('what one process sends arrives in the order of the log, here and there', async () => {
  const { id } = await desk.openTicket(desk.customer.token)
  const { token } = desk.agent
  const near = await openSocket({ url: here, namespace: 'agent', token })
  const far = await openSocket({ url: there.url, namespace: 'agent', token })
  for (let index = 0; index < 15; index += 1) {
    // Each is a message and a change of status, sent one right after the other.
    const status = index % 2 ? 'open' : 'pending'
    await writeAt(here, id, token, { body: `answer ${index}`, status })
  }
  for (const client of [near, far]) {
    const sent = () =>
      client.received
        .filter((each) => each.ticket === id && each.seq !== null)
        .map(({ seq }) => seq)
    await waitFor('all of them', () => sent().includes(31))
    await waitFor(
      'none missing',
      () => new Set(sent()).size === sent().length && sent().length >= 30,
    )
    expect(sent()).toEqual([...sent()].sort((a, b) => a - b))
  }
})

test('a client that loses its process goes on at the other, and misses nothing', async () => {
  const { id } = await desk.openTicket(desk.customer.token)
  const { token } = desk.customer
  const before = await openSocket({ url: there.url, namespace: 'portal', token })
  const agentThere = await openSocket({
    url: there.url,
    namespace: 'agent',
    token: desk.colleague.token,
  })
  const watcher = await openSocket({ url: here, namespace: 'agent', token: desk.agent.token })
  const first = await join(before, id)
  await join(agentThere, id)
  await join(watcher, id)
  await writeAt(here, id, desk.agent.token, { body: 'one' })
  await waitFor('the first answer', () => before.of('ticket.message.created', id)[0])
  await waitFor('both seen', () => watcher.of('presence.changed', id).at(-1)?.data.count === 3)

  await there.kill()
  await waitFor('the cut', () => !before.socket.connected)
  const last = places(before, id).at(-1) ?? 0
  for (const body of ['two', 'three', 'four']) await writeAt(here, id, desk.agent.token, { body })

  const after = await openSocket({ url: here, namespace: 'portal', token })
  const { missed, seq } = await join(after, id, last)
  await writeAt(here, id, desk.agent.token, { body: 'five' })
  await waitFor('the fifth answer', () => after.of('ticket.message.created', id)[0])
  const known = [...new Set([...places(before, id, first.missed), ...places(after, id, missed)])]
  expect(known.sort((a, b) => a - b)).toEqual(upTo(seq + 1))

  // Whom the dead process held is missed once their time is up: here, at once.
  await queryRows(
    platform.payload,
    sql`UPDATE socket_presence SET expires_at = now() WHERE socket IN
          (SELECT socket FROM socket_presence WHERE person = ${desk.colleague.id})`,
  )
  await server.tendSockets.presence()
  await waitFor('the colleague gone', () =>
    watcher
      .of('presence.changed', id)
      .at(-1)
      ?.data.users.every(({ name }) => name !== 'Kerem'),
  )
  const online = await readPresent(platform.payload, rooms.presence)
  expect(online.map(({ name }) => name)).not.toContain('Kerem')
})
