/** @backends */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { makePortalToken } from '@/operations/tickets/portalLink'
import { makeServer } from '@/server/makeServer'
import { startTestPlatform, waitFor } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'
import { makeDesk } from '@/testing/tickets/desk'
import type { Desk, Person } from '@/testing/tickets/desk'
import { closeSockets, heard, openSocket } from '@/testing/tickets/socketClient'

let platform: TestPlatform
let desk: Desk
let url: string
let server: ReturnType<typeof makeServer>

beforeAll(async () => {
  platform = await startTestPlatform()
  desk = await makeDesk(platform)
  await platform.url()
  server = makeServer({ payload: platform.payload, renderPage: null })
  url = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`
})
afterEach(() => closeSockets())
afterAll(async () => {
  await server.close()
  await platform.close()
})

const agentSocket = ({ token }: Person) => openSocket({ url, namespace: 'agent', token })
const portalSocket = (token: string) => openSocket({ url, namespace: 'portal', token })

const joined = async (client: Awaited<ReturnType<typeof agentSocket>>, ticket: string) => {
  const answer = await client.ask('ticket.join', { ticket, afterSeq: 0 })
  expect(answer).toMatchObject({ ok: true })
  return answer
}

describe('the life of a ticket', () => {
  test('its owner hears of it at once, staff of everything, in the envelope', async () => {
    const agent = await agentSocket(desk.agent)
    const owner = await portalSocket(desk.customer.token)
    const { id, number } = await desk.openTicket(desk.customer.token)
    const [toAgent] = await heard(agent, 'ticket.created')
    const [toOwner] = await heard(owner, 'ticket.created')
    expect(toAgent).toMatchObject({
      v: 1,
      ticket: id,
      seq: 1,
      type: 'ticket.created',
      actor: { type: 'customer', name: 'Gülşah', id: desk.customer.id },
      data: { number, subject: expect.any(String), status: 'open' },
    })
    expect(toOwner).toMatchObject({ v: 1, ticket: id, seq: 1, type: 'ticket.created' })
    expect(new Date(toAgent?.at ?? '').toISOString()).toBe(toAgent?.at)
    const keys = ['actor', 'at', 'data', 'event', 'id', 'seq', 'ticket', 'type', 'v']
    expect(Object.keys(toAgent ?? {}).sort()).toEqual(keys)
  })

  test('nothing is said of what is rolled back', async () => {
    const agent = await agentSocket(desk.agent)
    const { id } = await desk.openTicket(desk.customer.token)
    await desk.write(id, desk.agent, { body: 'done', status: 'resolved' })
    // The message is written first, then the transition is refused and takes it along.
    const refused = await desk.send(`POST /api/tickets/${id}/messages`, {
      token: desk.agent.token,
      body: { body: 'rolled back', status: 'pending' },
    })
    expect(refused.status).toBe(409)
    await desk.write(id, desk.agent, { body: 'real' })
    await heard(agent, 'ticket.message.created', 2)
    const bodies = agent
      .of('ticket.message.created', id)
      .map(({ data }) => (data.message as { body: string }).body)
    expect(bodies).toEqual(['done', 'real'])
  })

  test('what was missed comes with the next join, without a gap and from one place on', async () => {
    const { id } = await desk.openTicket(desk.customer.token)
    const first = await agentSocket(desk.agent)
    const { seq } = await joined(first, id)
    first.close()
    for (let index = 0; index < 5; index += 1) {
      await desk.write(id, desk.customer, { body: `while away ${index}` })
    }
    const second = await agentSocket(desk.agent)
    const answer = await second.ask('ticket.join', { ticket: id, afterSeq: seq })
    expect(answer.missed.map((each) => each.seq)).toEqual([2, 3, 4, 5, 6])
    expect(answer).toMatchObject({ seq: 6, hasMore: false })
    const rest = await second.ask('ticket.join', { ticket: id, afterSeq: 5 })
    expect(rest.missed.map((each) => each.seq)).toEqual([6])
    const none = await second.ask('ticket.join', { ticket: id })
    expect(none).toMatchObject({ seq: 6, missed: [] })
  })

  test('a client far behind is told that there is more', async () => {
    const { id } = await desk.openTicket(desk.customer.token)
    const { token } = desk.agent
    for (let index = 0; index < 210; index += 1) {
      await platform.payload.update({
        collection: 'tickets',
        id,
        data: { category: `c${index}` },
        select: {},
      })
    }
    const client = await agentSocket(desk.agent)
    const answer = await joined(client, id)
    expect(answer).toMatchObject({ seq: 211, hasMore: true })
    expect(answer.missed).toHaveLength(200)
    const rest = await desk.succeed(`GET /api/tickets/${id}/events?after=200`, { token })
    expect(rest.docs.map((doc) => doc.seq)).toEqual(Array.from({ length: 11 }, (_e, i) => 201 + i))
  })

  test('after leaving a ticket its customer hears nothing more of it', async () => {
    const { id } = await desk.openTicket(undefined, { email: 'leaver@example.org' })
    const client = await portalSocket(makePortalToken(id))
    await joined(client, id)
    await desk.write(id, desk.agent, { body: 'one' })
    await heard(client, 'ticket.message.created')
    expect(await client.ask('ticket.leave', { ticket: id })).toEqual({ ok: true })
    await desk.write(id, desk.agent, { body: 'two' })
    await joined(client, id)
    expect(client.of('ticket.message.created')).toHaveLength(1)
  })
})

describe('who is there', () => {
  test('agents see who looks at a ticket and who writes; customers see no presence', async () => {
    const { id } = await desk.openTicket(desk.customer.token)
    const defne = await agentSocket(desk.agent)
    const kerem = await agentSocket(desk.colleague)
    const owner = await portalSocket(desk.customer.token)
    expect(await joined(defne, id)).toMatchObject({ viewers: [{ name: 'Defne' }] })
    const { viewers } = await joined(kerem, id)
    expect(viewers?.map(({ name }) => name)).toEqual(['Defne', 'Kerem'])
    expect(await joined(owner, id)).not.toHaveProperty('viewers')
    const lastOf = (event: string) => defne.of(event, id).at(-1)
    await waitFor('the customer among the viewers', () =>
      lastOf('presence.changed')?.data.users.some(({ type }) => type === 'customer'),
    )
    await kerem.ask('presence.heartbeat', { ticket: id, state: 'replying' })
    await waitFor('Kerem replying', () =>
      lastOf('presence.changed')?.data.users.some(
        ({ name, state }) => name === 'Kerem' && state === 'replying',
      ),
    )
    kerem.close()
    await waitFor('Kerem gone', () => lastOf('presence.changed')?.data.users.length === 2)
    expect(owner.of('presence.changed')).toEqual([])
  })

  test('typing reaches the others only; a note being written reaches no customer', async () => {
    const { id } = await desk.openTicket(desk.customer.token)
    const defne = await agentSocket(desk.agent)
    const kerem = await agentSocket(desk.colleague)
    const owner = await portalSocket(desk.customer.token)
    for (const client of [defne, kerem, owner]) await joined(client, id)
    await defne.ask('ticket.typing', { ticket: id, typing: true, audience: 'internal' })
    await heard(kerem, 'typing')
    await defne.ask('ticket.typing', { ticket: id, typing: true })
    const [seen] = await heard(owner, 'typing')
    expect(owner.of('typing')).toHaveLength(1)
    expect(seen).toMatchObject({ actor: { type: 'agent', name: 'Defne' }, data: { typing: true } })
    expect(JSON.stringify(seen)).not.toContain(desk.agent.id)
    await owner.ask('ticket.typing', { ticket: id })
    const [ofCustomer] = await heard(defne, 'typing')
    expect(ofCustomer).toMatchObject({ actor: { type: 'customer', name: 'Gülşah' } })
    expect(defne.of('typing')).toHaveLength(1)
    expect(await defne.ask('ticket.typing', { ticket: desk.agent.id })).toMatchObject({
      ok: false,
      code: 'NOT_FOUND',
    })
  })

  test('staff ask who is online: each person once, however many tabs; customers may not', async () => {
    await agentSocket(desk.agent)
    await agentSocket(desk.agent)
    const watcher = await agentSocket(desk.colleague)
    await portalSocket(desk.customer.token)
    const ask = () => platform.request('/api/users/online', { token: desk.agent.token })
    const body = (await waitFor('both online', async () => {
      const answer = (await (await ask()).json()) as { count: number; users: { name: string }[] }
      return answer.count === 2 && answer
    })) as { users: { name: string }[] }
    expect(body.users.map(({ name }) => name).sort()).toEqual(['Defne', 'Kerem'])
    const last = await waitFor('the push', () => watcher.of('presence.changed').at(-1))
    expect(last).toMatchObject({ ticket: null, data: { count: expect.any(Number) } })
    expect((await platform.request('/api/users/online')).status).toBe(401)
    const { token } = desk.customer
    expect((await platform.request('/api/users/online', { token })).status).toBe(403)
  })

  test('unread counts: for whoever has the ticket, not for whoever wrote, gone when read', async () => {
    const { id } = await desk.openTicket(desk.customer.token)
    await desk.succeed(`POST /api/tickets/${id}/assign`, {
      token: desk.agent.token,
      body: { assignedTo: desk.agent.id },
    })
    const defne = await agentSocket(desk.agent)
    const kerem = await agentSocket(desk.colleague)
    const owner = await portalSocket(desk.customer.token)
    await desk.write(id, desk.customer, { body: 'hello?' })
    const [unread] = await heard(defne, 'unread.changed')
    expect(unread).toMatchObject({ ticket: id, type: 'unread.changed', data: { unread: 1 } })
    await joined(defne, id)
    expect(await defne.ask('ticket.read', { ticket: id, seq: 99 })).toMatchObject({
      ok: true,
      unread: 0,
    })
    await desk.write(id, desk.agent, { body: 'hello!' })
    const [ofOwner] = await heard(owner, 'unread.changed')
    expect(ofOwner).toMatchObject({ ticket: id, data: { unread: 1 } })
    await joined(owner, id)
    expect(await owner.ask('ticket.read', { ticket: id, seq: 99 })).toMatchObject({ unread: 0 })
    expect(kerem.of('unread.changed', id)).toEqual([])
  })
})
