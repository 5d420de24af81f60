import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Payload } from 'payload'
import { startSmtpSink } from '@/testing/smtpSink'
import type { TestPlatform } from '@/testing/harness'

// The mail server's address must be known before anything reads the environment.
const sink = await startSmtpSink()
process.env.SMTP_URL = sink.url
const { createLocalReq } = await import('payload')
const { queryRows, sql } = await import('@/db/sql')
const { inTransaction } = await import('@/db/transaction')
const { logger } = await import('@/logger')
const { startTestPlatform } = await import('@/testing/harness')
const { sendMail } = await import('@/operations/deliveries/sendMail')
const { upsertContact } = await import('@/operations/contacts/upsertContact')
const { hashAddress } = await import('@/operations/suppressions/hashAddress')
const { closeMailTransport } = await import('@/adapters/mailTransport')

let platform: TestPlatform
let payload: Payload
let contact: string
let subjects = 0
let subject: string

beforeAll(async () => {
  platform = await startTestPlatform()
  payload = platform.payload
})
afterAll(async () => {
  await platform.close()
  closeMailTransport()
  await sink.close()
})
beforeEach(async () => {
  subjects += 1
  subject = `subject-${subjects}`
  contact = await makeContact(`person-${subjects}@example.org`)
  sink.mails.length = 0
  sink.state.tries = 0
  sink.state.judge = () => 'accept'
})

async function makeContact(email: string) {
  const req = await createLocalReq({}, payload)
  return (await inTransaction(req, () => upsertContact({ req, email }))).id
}

const address = () => `person-${subjects}@example.org`
const message = () => ({
  to: { name: 'Işıl Öz', address: address() },
  fromName: 'Işık Derneği',
  subject: 'Girişiniz hazır',
  html: '<p>Merhaba</p>',
  text: 'Merhaba',
})

type Options = Partial<Parameters<typeof sendMail>[0]> & { lastAttempt?: boolean }

const send = ({ lastAttempt = false, ...options }: Options = {}) =>
  sendMail({
    job: { payload, jobId: 'job', lastAttempt, logger },
    kind: 'test',
    subject,
    contact,
    compose: () => Promise.resolve(message()),
    ...options,
  })

type Row = Record<'message_id' | 'reason' | 'response' | 'state', string> & { attempts: string }

async function rows(): Promise<Row[]> {
  return queryRows<Row>(
    payload,
    sql`SELECT state, reason, response, message_id, attempts::int FROM deliveries
        WHERE contact_id = ${contact} ORDER BY created_at`,
  )
}

const setRow = (set: ReturnType<typeof sql>) =>
  queryRows(payload, sql`UPDATE deliveries SET ${set} WHERE contact_id = ${contact}`)

test('sends one mail although its job runs twice, under the Message-ID of its row', async () => {
  expect(await send()).toEqual({ status: 'done' })
  expect(await send()).toEqual({ status: 'skipped', reason: 'sent already' })
  expect(sink.state.tries).toBe(1)
  const [row] = await rows()
  expect(row).toMatchObject({ state: 'accepted', attempts: 1, reason: null })
  expect(row?.response).toMatch(/^250/)
  const [mail] = sink.mails
  expect(mail).toMatchObject({
    messageId: row?.message_id,
    subject: 'Girişiniz hazır',
    from: { text: '"Işık Derneği" <no-reply@localhost>' },
    to: { text: `"Işıl Öz" <${address()}>` },
  })
})

test('sends one mail although twenty workers try at once', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => send()))
  expect(sink.state.tries).toBe(1)
  const sent = outcomes.filter(
    (outcome) => outcome.status === 'fulfilled' && outcome.value.status === 'done',
  )
  expect(sent).toHaveLength(1)
  expect(await rows()).toMatchObject([{ state: 'accepted', attempts: 1 }])
})

test('sends a new mail in a later round, and to another contact', async () => {
  await send()
  await send({ round: 2 })
  await send({ round: 2 })
  expect(sink.mails).toHaveLength(2)
  expect(new Set(sink.mails.map(({ messageId }) => messageId)).size).toBe(2)
  await send({ contact: await makeContact(`other-${address()}`) })
  expect(sink.mails).toHaveLength(3)
})

describe('a mail server that', () => {
  test('answers 4xx is tried again, with the same Message-ID', async () => {
    let first = true
    sink.state.judge = () => {
      const verdict = first ? ({ code: 451, message: 'Greylisted' } as const) : 'accept'
      first = false
      return verdict
    }
    await expect(send()).rejects.toThrow(/Greylisted/)
    const [before] = await rows()
    expect(before).toMatchObject({
      state: 'retry',
      reason: expect.stringMatching(/451.*Greylisted/),
    })
    expect(await send()).toEqual({ status: 'done' })
    expect(await rows()).toMatchObject([{ state: 'accepted', attempts: 2, reason: null }])
    expect(sink.mails[0]?.messageId).toBe(before?.message_id)
  })

  test('answers 4xx to the last try has the mail given up, with its words', async () => {
    sink.state.judge = () => ({ code: 452, message: 'Mailbox full' })
    await expect(send({ lastAttempt: true })).rejects.toThrow(/Mailbox full/)
    expect(await rows()).toMatchObject([
      { state: 'dead', reason: expect.stringMatching(/452.*Mailbox full/) },
    ])
  })

  test('answers 5xx has the mail given up at once, with its words', async () => {
    sink.state.judge = () => ({ code: 550, message: 'No such mailbox' })
    expect(await send()).toMatchObject({
      status: 'skipped',
      reason: expect.stringMatching(/No such mailbox/),
    })
    expect(await send()).toMatchObject({
      status: 'skipped',
      reason: expect.stringMatching(/^dead/),
    })
    expect(sink.state.tries).toBe(1)
    expect(await rows()).toMatchObject([
      { state: 'dead', reason: expect.stringMatching(/550.*No such mailbox/) },
    ])
  })

  test('cuts the connection once it has the message leaves the mail unknown, never sent again', async () => {
    sink.state.judge = () => 'cut'
    expect(await send()).toMatchObject({
      status: 'skipped',
      reason: expect.stringMatching(/may have arrived/),
    })
    sink.state.judge = () => 'accept'
    expect(await send()).toMatchObject({
      status: 'skipped',
      reason: expect.stringMatching(/^unknown/),
    })
    expect(sink.state.tries).toBe(1)
    expect(await rows()).toMatchObject([{ state: 'unknown' }])
  })
})

test('leaves a mail that could not be made to the next try, and gives it up after the last', async () => {
  const compose = () => Promise.reject(new Error('no font'))
  await expect(send({ compose })).rejects.toThrow('no font')
  expect(await rows()).toMatchObject([{ state: 'pending', reason: /no font/ }])
  await expect(send({ compose, lastAttempt: true })).rejects.toThrow('no font')
  expect(await rows()).toMatchObject([{ state: 'dead' }])
})

test('skips what is out of date, and says why', async () => {
  const compose = () => Promise.resolve({ skip: 'cancelled meanwhile' })
  expect(await send({ compose })).toEqual({ status: 'skipped', reason: 'cancelled meanwhile' })
  expect(await rows()).toMatchObject([{ state: 'skipped', reason: 'cancelled meanwhile' }])
  expect(sink.state.tries).toBe(0)
})

test('writes nobody who is suppressed for all mail', async () => {
  await queryRows(
    payload,
    sql`INSERT INTO suppressions (id, hash, reason, scope, created_at, updated_at)
        VALUES (gen_random_uuid(), ${hashAddress(address())}, 'complaint', 'all', now(), now())`,
  )
  expect(await send()).toMatchObject({
    status: 'skipped',
    reason: expect.stringMatching(/gets no mail/),
  })
  expect(sink.state.tries).toBe(0)
})

describe('after a process that died', () => {
  test('before the mail left, another one sends it', async () => {
    await expect(send({ compose: () => Promise.reject(new Error('killed')) })).rejects.toThrow()
    await setRow(sql`state = 'claimed', claimed_at = now() - interval '1 minute'`)
    await expect(send()).rejects.toThrow(/another worker/)
    await setRow(sql`claimed_at = now() - interval '6 minutes'`)
    expect(await send()).toEqual({ status: 'done' })
    expect(sink.mails).toHaveLength(1)
  })

  test('while the mail was on its way, nobody sends it again', async () => {
    await expect(send({ compose: () => Promise.reject(new Error('killed')) })).rejects.toThrow()
    await setRow(sql`state = 'handoff', updated_at = now() - interval '1 minute'`)
    await expect(send()).rejects.toThrow(/another worker/)
    await setRow(sql`updated_at = now() - interval '11 minutes'`)
    expect(await send()).toMatchObject({
      status: 'skipped',
      reason: expect.stringMatching(/^unknown/),
    })
    expect(sink.state.tries).toBe(0)
  })
})
