import { io } from 'socket.io-client'
import { type Demo, expectThat, until } from '@/cli/demo/demo'

type Envelope = { ticket: string; seq: number; type: string; data: Record<string, unknown> }
type Joined = { ok: boolean; seq: number }
type Ticket = { doc: { id: string; number: string; lastSeq?: number } }

/** A customer with an account asks, an agent answers; both screens hear of it over their own sockets. */
export async function openTicket(demo: Demo): Promise<void> {
  const { call, say, keep, agent, url, run, event } = demo
  const customer = { email: `musteri-${run}@example.org`, password: `demo-parolasi-${run}` }
  await call('/api/auth/register', {
    method: 'POST',
    body: { ...customer, firstName: 'Gülşah', lastName: 'Iğdır' },
    anonymous: true,
  })
  const login = await call<{ accessToken: string }>('/api/auth/login', {
    method: 'POST',
    body: customer,
    anonymous: true,
  })
  const token = login.body.accessToken
  expectThat(token, `the customer signs in (it was ${login.status})`)
  const asCustomer = { anonymous: true, headers: { Authorization: `Bearer ${token}` } }

  const agentHeard: string[] = []
  agent.on('ticket.created', ({ ticket }: Envelope) => agentHeard.push(ticket))
  agent.on('ticket.message.created', ({ ticket }: Envelope) => agentHeard.push(ticket))
  const opened = await call<Ticket>('/api/tickets', {
    ...asCustomer,
    method: 'POST',
    body: {
      subject: 'Yaka kartımda adım yanlış',
      description: 'Kartta Gulsah yazıyor; doğrusu Gülşah.',
      event: event?.id,
    },
  })
  expectThat(opened.status === 201, `the ticket is opened (it was ${opened.status})`)
  const { id, number } = opened.body.doc
  await until('the agent heard of it', async () => agentHeard.includes(id))
  say(`${number} opened by Gülşah; the agent’s screen heard of it`)

  const portal = io(`${url}/portal`, { auth: { token }, transports: ['websocket'] })
  try {
    const heard: Envelope[] = []
    portal.on('ticket.message.created', (envelope: Envelope) => heard.push(envelope))
    const joined = (await portal.timeout(15_000).emitWithAck('ticket.join', {
      ticket: id,
    })) as Joined
    expectThat(joined.ok, 'the customer may follow the own ticket')
    const answer = await call(`/api/tickets/${id}/messages`, {
      method: 'POST',
      body: { body: 'Merhaba Gülşah, kartınızı yeniden bastık: girişten alabilirsiniz.' },
    })
    const note = await call(`/api/tickets/${id}/messages`, {
      method: 'POST',
      body: { body: 'Yazıcıdaki yazı tipi eskiydi.', kind: 'internal' },
    })
    expectThat(answer.status === 201 && note.status === 201, 'the agent answers and leaves a note')
    await until('the customer heard the answer', async () => heard.length > 0)
    await call(`/api/tickets/${id}/messages`, {
      ...asCustomer,
      method: 'POST',
      body: { body: 'Teşekkür ederim!' },
    })
    await until('the customer’s own words came back', async () => heard.length >= 2)
    expectThat(
      !JSON.stringify(heard).includes('Yazıcıdaki'),
      'the internal note never reaches the customer',
    )
    say(`The customer heard ${heard.length} messages live, the internal note not among them`)
  } finally {
    portal.close()
  }
  const messages = await call(`/api/tickets/${id}/messages`)
  keep('ticket.json', JSON.stringify(messages.body, null, 2))
  const closed = await call(`/api/tickets/${id}/close`, { method: 'POST', body: {} })
  expectThat(closed.status === 200, `the ticket is closed (it was ${closed.status})`)
  say(`${number} is closed`)
}
