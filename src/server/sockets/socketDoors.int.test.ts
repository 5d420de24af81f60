/** @backends */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { makePortalToken } from '@/operations/tickets/portalLink'
import { makeServer } from '@/server/makeServer'
import { startTestPlatform, waitFor } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'
import { makeDesk } from '@/testing/tickets/desk'
import type { Desk, Person } from '@/testing/tickets/desk'
import { closeSockets, openSocket } from '@/testing/tickets/socketClient'

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

describe('who gets in', () => {
  test('staff by token or cookie, nobody else into /agent', async () => {
    const cookie = { Cookie: `payload-token=${desk.agent.token}` }
    await openSocket({ url, namespace: 'agent', headers: cookie })
    await agentSocket(desk.agent)
    await expect(openSocket({ url, namespace: 'agent' })).rejects.toThrow('UNAUTHENTICATED')
    await expect(agentSocket(desk.customer)).rejects.toThrow('FORBIDDEN')
    const { id } = await desk.openTicket(desk.customer.token)
    const link = makePortalToken(id)
    await expect(openSocket({ url, namespace: 'agent', token: link })).rejects.toThrow(
      'UNAUTHENTICATED',
    )
  })

  test('a page of another site opens no socket with a visitor’s cookie', async () => {
    const headers = {
      Cookie: `payload-token=${desk.agent.token}`,
      Origin: 'https://elsewhere.example',
    }
    await expect(openSocket({ url, namespace: 'agent', headers })).rejects.toThrow()
  })

  test('customers by token or signed link into /portal, a forged link not', async () => {
    const { id } = await desk.openTicket(desk.customer.token)
    await portalSocket(desk.customer.token)
    const link = makePortalToken(id)
    const client = await portalSocket(link)
    // The ticket of the link is what a client means that names none.
    expect(await client.ask('ticket.join', {})).toMatchObject({ ok: true, seq: 1 })
    const forged = `${link.slice(0, -2)}AA`
    await expect(portalSocket(forged)).rejects.toThrow('UNAUTHENTICATED')
    await platform.payload.delete({ collection: 'tickets', id })
    await expect(portalSocket(link)).rejects.toThrow('NOT_FOUND')
  })

  test('nobody joins a ticket of somebody else, by token, by link or as staff without the right', async () => {
    const mine = await desk.openTicket(desk.customer.token)
    const other = await desk.openTicket(undefined, { email: 'other@example.org' })
    const marketer = await platform.makeUser('marketing')
    const clients = [
      await portalSocket(desk.stranger.token),
      await portalSocket(desk.agent.token),
      await portalSocket(makePortalToken(other.id)),
      await agentSocket(marketer),
    ]
    for (const client of clients) {
      const answer = await client.ask('ticket.join', { ticket: mine.id, afterSeq: 0 })
      expect(answer).toMatchObject({ ok: false, code: 'NOT_FOUND' })
      expect(answer).not.toHaveProperty('missed')
      for (const event of ['ticket.typing', 'ticket.read']) {
        expect(await client.ask(event, { ticket: mine.id, seq: 1 })).toMatchObject({ ok: false })
      }
    }
    await desk.write(mine.id, desk.agent, { body: 'for one person only' })
    // Whatever would leak has been sent by the time a later event of their own arrives.
    await desk.write(other.id, desk.agent, { body: 'for the other' })
    for (const client of clients) expect(client.of('ticket.message.created', mine.id)).toEqual([])
  })
})

describe('bad payloads', () => {
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a word', 'ticket'],
    ['a list', []],
    ['no ticket', {}],
    ['no id', { ticket: 'TKT-1' }],
    ['SQL', { ticket: "'; drop table users; --" }],
    ['an object for the id', { ticket: { $gt: '' } }],
    ['a negative place', { ticket: '0193a000-0000-7000-8000-0000000000ff', afterSeq: -1, seq: -1 }],
    ['a huge place', { ticket: '0193a000-0000-7000-8000-0000000000ff', afterSeq: 1e300, seq: 2e9 }],
    ['NUL', { ticket: '\u0000', state: '\u0000' }],
  ])('%s is refused in the acknowledgement', async (_what, data) => {
    const { id } = await desk.openTicket(desk.customer.token)
    const clients = [await agentSocket(desk.agent), await portalSocket(desk.customer.token)]
    for (const client of clients) {
      for (const event of ['ticket.join', 'ticket.leave', 'ticket.typing', 'ticket.read']) {
        const answer = await client.ask(event, data)
        expect({ event, ...answer }).toMatchObject({
          ok: event === 'ticket.leave' && typeof (data as { afterSeq?: 1 })?.afterSeq === 'number',
        })
      }
      // Without an acknowledgement too, and the connection stays good.
      client.socket.emit('ticket.join', data)
      client.socket.emit('nothing.such', data)
      await joined(client, id)
    }
  })

  test('a flood is refused, and the socket stays open', async () => {
    const client = await agentSocket(desk.agent)
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => client.ask('presence.heartbeat')),
    )
    expect(answers[0]).toEqual({ ok: true })
    expect(answers.filter(({ code }) => code === 'RATE_LIMITED').length).toBeGreaterThan(50)
    expect(client.socket.connected).toBe(true)
  })
})

describe('permissions change while a socket is open', () => {
  test('whoever loses a role is cut, and finds the door closed', async () => {
    const person = await platform.makeUser('support-agent')
    const client = await agentSocket(person)
    const stays = await agentSocket(desk.agent)
    const { id } = await desk.openTicket(desk.customer.token)
    await joined(client, id)
    await server.tendSockets.permissions()
    expect(client.socket.connected).toBe(true)
    await platform.payload.update({ collection: 'users', id: person.id, data: { roles: [] } })
    // Refused, or cut before it could be answered.
    const again = await client.ask('ticket.join', { ticket: id, afterSeq: 0 }).catch(() => null)
    expect(again?.ok ?? false).toBe(false)
    await server.tendSockets.permissions()
    await waitFor('the cut', () => !client.socket.connected)
    expect(stays.socket.connected).toBe(true)
    await expect(agentSocket(person)).rejects.toThrow('FORBIDDEN')
  })

  test('the holder of a link is cut when the ticket is taken away', async () => {
    const { id } = await desk.openTicket(undefined, { email: 'cut@example.org' })
    const client = await portalSocket(makePortalToken(id))
    await joined(client, id)
    await platform.payload.delete({ collection: 'tickets', id })
    await server.tendSockets.permissions()
    await waitFor('the cut', () => !client.socket.connected)
  })
})
