/** @backends */
import '@/testing/social/allowLocalFakes'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { createLocalReq } from 'payload'
import { Webhook } from 'standardwebhooks'
import { queryRows, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { deliver } from '@/operations/webhooks/deliver'
import { recordWebhook } from '@/operations/webhooks/recordWebhook'
import { makeEvent } from '@/testing/factories/makeEvent'
import { startTestPlatform, waitFor } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'
import { startReceiver, type Received, type Receiver } from '@/testing/startReceiver'
import { verify } from '../../docs/examples/webhookReceiver.mjs'

type Delivery = {
  id: string
  state: string
  attempts: string
  response_status: string | null
  next_attempt_at: string | null
  claimed_until: string | null
  error: string | null
  event: string
}

let platform: TestPlatform
let token: string
let receiver: Receiver

beforeAll(async () => {
  platform = await startTestPlatform()
  token = (await platform.makeUser('admin')).token
  receiver = await startReceiver()
  await platform.startWorker()
})
afterAll(async () => {
  await platform.close()
  await receiver.close()
})
afterEach(async () => {
  receiver.clear()
  await queryRows(platform.payload, sql`UPDATE webhook_endpoints SET enabled = false`)
})

const call = async <T>(method: string, path: string, body?: unknown) => {
  const response = await platform.request(path, { method, token, body })
  const text = await response.text()
  return { status: response.status, text, body: JSON.parse(text) as T }
}

async function makeEndpoint(events: string[], more = {}) {
  const { status, body } = await call<{ doc: { id: string; secret: string } }>(
    'POST',
    '/api/webhook-endpoints',
    { url: receiver.url, events, enabled: true, description: 'CRM', ...more },
  )
  expect(status).toBe(201)
  return body.doc
}

const deliveriesOf = (endpoint: string) =>
  queryRows<Delivery>(
    platform.payload,
    sql`SELECT * FROM webhook_deliveries WHERE endpoint_id = ${endpoint} ORDER BY created_at`,
  )
const ping = async (endpoint: string) =>
  (await call<{ delivery: string }>('POST', `/api/webhook-endpoints/${endpoint}/test`)).body
    .delivery
const settled = (endpoint: string) =>
  waitFor('a settled delivery', async () => {
    const [first] = await deliveriesOf(endpoint)
    return Number(first?.attempts ?? 0) > 0 && first?.claimed_until === null && first
  })
const parsed = ({ body }: Received) =>
  JSON.parse(body.toString()) as { type: string; timestamp: string; data: Record<string, unknown> }

/** What the request said that came at this place. */
const told = (at: number) => parsed(receiver.received[at] as Received)

describe('an endpoint', () => {
  test('shows its secret once, at creation, and keeps it encrypted', async () => {
    const { id, secret } = await makeEndpoint(['registration.confirmed'])
    expect(secret).toMatch(/^whsec_[\w+/]{43}=$/)
    const looks = [
      (await call('GET', `/api/webhook-endpoints/${id}`)).text,
      (await call('PATCH', `/api/webhook-endpoints/${id}`, { description: 'x', secret: 'mine' }))
        .text,
      (await call('GET', '/api/webhook-endpoints?limit=100&select[sealedSecret]=true')).text,
      (await call('GET', '/api/audit-log?limit=100')).text,
      JSON.stringify(await queryRows(platform.payload, sql`SELECT * FROM webhook_endpoints`)),
    ]
    for (const look of looks) expect(look).not.toContain(secret)
    for (const look of looks.slice(0, 4)) expect(look).not.toMatch(/s1\.|whsec_/)
    const filtered = await call('GET', '/api/webhook-endpoints?where[sealedSecret][like]=s1')
    expect(filtered.status).toBe(400)
  })

  test.each(['http://example.org/x', 'https://10.0.0.1/x', 'https://localhost/x', 'nothing'])(
    'at %s is refused by field',
    async (wrong) => {
      const answer = await call<{ errors: { data: { fields: { path: string }[] } }[] }>(
        'POST',
        '/api/webhook-endpoints',
        { url: wrong, events: ['checkin.created'] },
      )
      expect([answer.status, answer.body.errors[0]?.data.fields[0]?.path]).toEqual([422, 'url'])
    },
  )

  test('wants events that exist, at least one', async () => {
    for (const events of [[], ['registration.eaten'], undefined]) {
      const { status } = await call('POST', '/api/webhook-endpoints', { url: receiver.url, events })
      expect(status).toBe(422)
    }
  })
})

describe('a delivery', () => {
  test('is signed, verifies with the library and the example, and an altered one does not', async () => {
    const { id, secret } = await makeEndpoint(['checkin.created'])
    await ping(id)
    await waitFor('the ping', () => receiver.received[0])
    const [request] = receiver.received as [Received]
    const headers = request.headers as Record<string, string>
    expect(new Webhook(secret).verify(request.body, headers)).toMatchObject({ type: 'ping' })
    expect(verify({ secret, headers, body: request.body })).toMatchObject({
      data: { endpoint: id },
    })
    const altered = Buffer.from(request.body.toString().replace('ping', 'pong'))
    expect(() => verify({ secret, headers, body: altered })).toThrow(/signature/)
    const later = Date.now() + 6 * 60_000
    expect(() => verify({ secret, headers, body: request.body, now: later })).toThrow(/old/)
  })

  test('comes to those who asked for the event, once each, with what happened', async () => {
    const wanting = await makeEndpoint(['registration.confirmed', 'registration.cancelled'])
    const other = await makeEndpoint(['ticket.created'])
    const { event } = await makeEvent({ payload: platform.payload, slug: 'hooked' })
    const registered = await call<{ registrations: { id: string }[] }>(
      'POST',
      `/api/events/${event.id}/register`,
      { email: 'ipek@example.org', givenName: 'İpek', familyName: 'Ağaç' },
    )
    const id = registered.body.registrations[0]?.id
    await waitFor('the confirmation', () => receiver.received.length === 1)
    expect(told(0)).toMatchObject({
      type: 'registration.confirmed',
      timestamp: expect.stringMatching(/Z$/),
      data: { id, status: 'confirmed', attendee: { givenName: 'İpek', email: 'ipek@example.org' } },
    })
    await call('PATCH', `/api/registrations/${id}/status`, { status: 'cancelled', reason: 'x' })
    await waitFor('the cancellation', () => receiver.received.length === 2)
    expect(told(1)).toMatchObject({ type: 'registration.cancelled' })
    await call('POST', '/api/tickets', {
      subject: 'Lost',
      description: 'A badge.',
      email: 'a@b.example',
    })
    await waitFor('the ticket', () => receiver.received.length === 3)
    expect(told(2)).toMatchObject({
      type: 'ticket.created',
      data: { number: expect.stringMatching(/^TKT-/) },
    })
    expect((await deliveriesOf(wanting.id)).length).toBe(2)
    expect((await deliveriesOf(other.id)).length).toBe(1)
  })

  test('check-ins, published events and public messages are announced; internal notes are not', async () => {
    await makeEndpoint(['checkin.created', 'event.published', 'ticket.message.created'])
    const { event } = await makeEvent({ payload: platform.payload, slug: 'gate' })
    await waitFor('the published event', () => receiver.received.length === 1)
    const registered = await call<{ registrations: { id: string }[] }>(
      'POST',
      `/api/events/${event.id}/register`,
      { email: 'gate@example.org', givenName: 'Ada', familyName: 'L' },
    )
    const registration = registered.body.registrations[0]?.id
    await call('POST', `/api/events/${event.id}/checkin`, { registration })
    await waitFor('the check-in', () => receiver.received.length === 2)
    const opened = await call<{ doc: { id: string } }>('POST', '/api/tickets', {
      ...{ subject: 'Lost', description: 'A badge.', email: 'a@b.example' },
    })
    const messages = `/api/tickets/${opened.body.doc.id}/messages`
    await call('POST', messages, { body: 'Between us', kind: 'internal' })
    await call('POST', messages, { body: 'For you' })
    await waitFor('the message', () => receiver.received.length === 3)
    expect(receiver.received.map((each) => parsed(each).type)).toEqual([
      'event.published',
      'checkin.created',
      'ticket.message.created',
    ])
    expect(receiver.received[2]?.body.toString()).not.toContain('Between us')
  })

  test('of a change that was rolled back never exists; without an endpoint nothing is recorded', async () => {
    const subject = '01890000-0000-7000-8000-00000000dead'
    const count = async () =>
      queryRows(platform.payload, sql`SELECT 1 FROM outbox WHERE payload->>'subject' = ${subject}`)
    const happen = async (fail: boolean) => {
      const req = await createLocalReq({}, platform.payload)
      await inTransaction(req, async () => {
        await recordWebhook({ req, type: 'event.published', subject })
        if (fail) throw new Error('rolled back')
      })
    }
    await happen(false)
    expect(await count()).toHaveLength(0)
    await makeEndpoint(['event.published'])
    await expect(happen(true)).rejects.toThrow('rolled back')
    expect(await count()).toHaveLength(0)
    await happen(false)
    expect(await count()).toHaveLength(1)
  })

  test('that fails is tried again later under the same id, and honours Retry-After', async () => {
    const { id } = await makeEndpoint(['checkin.created'])
    receiver.answers = [{ status: 503, headers: { 'Retry-After': '3600' } }, { status: 500 }]
    await ping(id)
    const failed = await settled(id)
    expect(failed).toMatchObject({ state: 'pending', response_status: '503' })
    const waitMs = Date.parse(String(failed.next_attempt_at)) - Date.now()
    expect(waitMs).toBeGreaterThan(3_500_000)
    const again = async () => {
      await queryRows(
        platform.payload,
        sql`UPDATE webhook_deliveries SET next_attempt_at = NULL WHERE id = ${failed.id}`,
      )
      await deliver(platform.payload, failed.id)
    }
    await again()
    await again()
    expect(await deliveriesOf(id)).toMatchObject([{ state: 'delivered', attempts: '3' }])
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  })

  test('is given up after its last try; the endpoint is switched off when that lasted, and says why', async () => {
    const { id } = await makeEndpoint(['checkin.created'])
    receiver.answers = Array.from({ length: 12 }, () => ({ status: 500 }))
    const delivery = await ping(id)
    await settled(id)
    await queryRows(
      platform.payload,
      sql`UPDATE webhook_deliveries SET attempts = 9, next_attempt_at = NULL WHERE id = ${delivery}`,
    )
    await queryRows(
      platform.payload,
      sql`UPDATE webhook_endpoints SET failing_since = now() - interval '4 days' WHERE id = ${id}`,
    )
    await deliver(platform.payload, delivery)
    expect(await deliveriesOf(id)).toMatchObject([{ state: 'failed' }])
    expect((await call('GET', `/api/webhook-endpoints/${id}`)).body).toMatchObject({
      enabled: false,
      disabledReason: expect.stringContaining('3 days'),
    })
    receiver.answers = []
    const on = await call('PATCH', `/api/webhook-endpoints/${id}`, { enabled: true })
    expect(on.body).toMatchObject({ doc: { enabled: true, disabledReason: null } })
    await call('POST', `/api/webhook-deliveries/${delivery}/replay`)
    await waitFor('the replay', async () => (await deliveriesOf(id))[0]?.state === 'delivered')
  })

  test('410 switches the endpoint off at once; a redirect is not followed', async () => {
    const gone = await makeEndpoint(['checkin.created'])
    receiver.answers = [{ status: 410 }]
    await ping(gone.id)
    expect(await settled(gone.id)).toMatchObject({ state: 'failed' })
    expect((await call('GET', `/api/webhook-endpoints/${gone.id}`)).body).toMatchObject({
      enabled: false,
    })
    const moved = await makeEndpoint(['checkin.created'])
    receiver.received = []
    receiver.answers = [{ status: 307, headers: { Location: receiver.url } }]
    await ping(moved.id)
    expect(await settled(moved.id)).toMatchObject({ state: 'pending', response_status: '307' })
    expect(receiver.received).toHaveLength(1)
  })

  test('to an address that became private is refused before anything is sent', async () => {
    const { id } = await makeEndpoint(['checkin.created'])
    await queryRows(
      platform.payload,
      sql`UPDATE webhook_endpoints SET url = 'https://169.254.169.254/' WHERE id = ${id}`,
    )
    await ping(id)
    expect(await settled(id)).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('public internet'),
    })
  })
})

describe('a new secret', () => {
  test('signs beside the old one for a day, then alone', async () => {
    const { id, secret: old } = await makeEndpoint(['checkin.created'])
    const { body } = await call<{ secret: string; previousUntil: string }>(
      'POST',
      `/api/webhook-endpoints/${id}/rotate-secret`,
    )
    expect(Date.parse(body.previousUntil) - Date.now()).toBeGreaterThan(23 * 3_600_000)
    await ping(id)
    await waitFor('the ping', () => receiver.received.length === 1)
    const opens = (secret: string, { headers, body: raw }: Received) => {
      try {
        return Boolean(new Webhook(secret).verify(raw, headers as Record<string, string>))
      } catch {
        return false
      }
    }
    const [during] = receiver.received as [Received]
    expect([opens(old, during), opens(body.secret, during)]).toEqual([true, true])
    await queryRows(
      platform.payload,
      sql`UPDATE webhook_endpoints SET previous_until = now() - interval '1 second' WHERE id = ${id}`,
    )
    await ping(id)
    await waitFor('the second ping', () => receiver.received.length === 2)
    const after = receiver.received[1] as Received
    expect([opens(old, after), opens(body.secret, after)]).toEqual([false, true])
  })
})
