/** @backends */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import ICAL from 'ical.js'
import { queryRows, sql } from '@/db/sql'
import { findAdmission } from '@/operations/registrations/admissionToken'
import { expireHolds } from '@/operations/registrations/expireHolds'
import { findLedgerDifferences } from '@/operations/registrations/findLedgerDifferences'
import { sweepMails } from '@/operations/registrations/sweepMails'
import { startTestPlatform, waitFor, type TestPlatform } from '@/testing/harness'
import { readMailbox } from '@/testing/readMailbox'
import { readPdf } from '@/testing/readPdf'
import { ago, registrationDesk } from '@/testing/registrationDesk'

let platform: TestPlatform
let desk: ReturnType<typeof registrationDesk>

beforeAll(async () => {
  platform = await startTestPlatform()
  desk = registrationDesk(platform)
  await platform.startWorker()
})
afterAll(() => platform.close())

const mailsTo = async (address: string) =>
  (await readMailbox()).filter(({ to }) => [to].flat().some((one) => one?.text.includes(address)))

/** The mails to an address once there are so many. */
const waitForMails = (address: string, count: number) =>
  waitFor(`${count} mails to ${address}`, async () => {
    const mails = await mailsTo(address)
    return mails.length >= count && mails
  })

type Delivery = { kind: string; state: string; subject: string }

const deliveriesOf = (registration: string) =>
  queryRows<Delivery>(
    platform.payload,
    sql`SELECT kind, state, subject FROM deliveries WHERE subject LIKE ${`${registration}%`}
        ORDER BY created_at`,
  )

/** Waits until the ledger holds a mail of that kind that reached its end. */
const settled = (registration: string, kind: string) =>
  waitFor(`the ${kind} mail`, async () =>
    (await deliveriesOf(registration)).find((one) => one.kind === kind && one.state === 'accepted'),
  )

describe('the admission', () => {
  test('goes out in the language of the person, with a PDF whose QR admits, and a calendar entry', async () => {
    const { event } = await desk.openEvent({ title: 'Şişli Öğrenme Günü', capacity: 5 })
    const email = 'isil.cagri@example.org'
    const person = { email, givenName: 'Işıl', familyName: 'Çağrı-Öz', locale: 'tr' }
    const { registrations } = await desk.entered(event.id, person)
    const [registration] = registrations
    const [mail] = await waitForMails(email, 1)
    expect(mail).toMatchObject({
      subject: expect.stringContaining('Şişli Öğrenme Günü'),
      from: { text: expect.stringContaining('Işık Derneği') },
      to: { text: expect.stringContaining(email) },
    })
    expect(mail?.text).toContain('Işıl')
    expect(mail?.html).toContain('lang="tr"')
    expect(mail?.text).toContain(registration?.code)
    const pdf = mail?.attachments.find(({ contentType }) => contentType === 'application/pdf')
    const read = await readPdf(pdf?.content as Buffer)
    expect(read.text).toContain('Çağrı-Öz')
    const found = findAdmission((await read.scan()) as string)
    expect(found?.id).toBe(registration?.id)
    expect(found?.secret).toBe((await desk.read(registration?.id as string)).secret)
    const ics = mail?.attachments.find(({ contentType }) => /calendar|ics/.test(contentType))
    const calendar = new ICAL.Component(ICAL.parse((ics?.content as Buffer).toString('utf8')))
    const entry = new ICAL.Event(calendar.getFirstSubcomponent('vevent') as ICAL.Component)
    expect(entry.summary).toBe('Şişli Öğrenme Günü')
    expect(entry.startDate.toJSDate().toISOString()).toBe(
      `${new Date(event.startDate).toISOString().slice(0, 19)}.000Z`,
    )
    expect(await settled(registration?.id as string, 'admission')).toBeTruthy()
  })

  test('goes out once, however often it is asked for', async () => {
    const { event } = await desk.openEvent()
    const { id, email } = await desk.create({ event: event.id })
    await waitForMails(email, 1)
    const ask = () =>
      queryRows(
        platform.payload,
        sql`INSERT INTO outbox (id, job, payload, run_at, created_at, updated_at)
            SELECT gen_random_uuid(), job, payload, now(), now(), now() FROM outbox
            WHERE payload->>'registration' = ${id} LIMIT 1`,
      )
    await Promise.all([ask(), ask(), ask()])
    await waitFor('an empty outbox', async () => {
      const [row] = await queryRows<{ open: string }>(
        platform.payload,
        sql`SELECT count(*) AS open FROM outbox WHERE published_at IS NULL`,
      )
      return row?.open === '0'
    })
    const { email: next } = await desk.create({ event: event.id })
    await waitForMails(next, 1)
    expect(await mailsTo(email)).toHaveLength(1)
    expect(await deliveriesOf(id)).toHaveLength(1)
  })

  test('goes out again in a new round, and the first code is worthless', async () => {
    const { event } = await desk.openEvent()
    const { id, email } = await desk.create({ event: event.id })
    await waitForMails(email, 1)
    await desk.update(id, { status: 'cancelled' })
    await settled(id, 'cancelled')
    await desk.update(id, { status: 'confirmed' })
    const mails = await waitForMails(email, 3)
    expect(mails.map(({ subject }) => subject?.split(':')[0])).toEqual([
      ...['You are registered', 'Registration cancelled', 'You are registered'],
    ])
    const codes = await Promise.all(
      mails.flatMap(({ attachments }) =>
        attachments
          .filter(({ contentType }) => contentType === 'application/pdf')
          .map(async ({ content }) => findAdmission((await (await readPdf(content)).scan()) ?? '')),
      ),
    )
    const { secret } = await desk.read(id)
    expect(codes.map((code) => code?.secret === secret)).toEqual([false, true])
  })
})

test('who waits, must pay, or is out hears so', async () => {
  const priced = await desk.openEvent({ priceMinor: 12_500 })
  const payer = await desk.create({ event: priced.event.id })
  const [pay] = await waitForMails(payer.email, 1)
  expect(pay?.text).toContain('125.00')
  const { event } = await desk.openEvent({ capacity: 1, waitlistEnabled: true })
  const first = await desk.create({ event: event.id })
  const second = await desk.create({ event: event.id })
  const [waits] = await waitForMails(second.email, 1)
  expect(waits?.subject).toMatch(/waiting list/)
  expect(waits?.text).toMatch(/Position on the list[:\s]+1/)
  await waitForMails(first.email, 1)
  await desk.update(first.id, { status: 'cancelled' })
  const [, moved] = await waitForMails(second.email, 2)
  expect(moved?.subject).toMatch(/A place is yours/)
  const [, out] = await waitForMails(first.email, 2)
  expect(out?.subject).toMatch(/cancelled/)
})

describe('what is kept for a time', () => {
  const overdue = async (id: string) =>
    queryRows(
      platform.payload,
      sql`UPDATE registrations SET hold_expires_at = ${ago(1)} WHERE id = ${id}`,
    )

  test('expires when it is over, and its seat goes to the first who waits; once, by two at a time', async () => {
    const { event } = await desk.openEvent({ capacity: 1, priceMinor: 100, waitlistEnabled: true })
    const first = await desk.create({ event: event.id })
    const second = await desk.create({ event: event.id })
    expect(first.status).toBe('pending')
    await overdue(first.id)
    const counts = await Promise.all([expireHolds(platform.payload), expireHolds(platform.payload)])
    expect(counts[0] + counts[1]).toBe(1)
    expect((await desk.read(first.id)).status).toBe('expired')
    expect((await desk.read(second.id)).status).toBe('pending')
    expect(await desk.poolOf(event.id)).toEqual({ held: 1, taken: 0, waiting: 0 })
    const [, gone] = await waitForMails(first.email, 2)
    expect(gone?.subject).toMatch(/released/)
  })

  test('stays where part of it is paid, where staff decide, and where the time is not over', async () => {
    const { event } = await desk.openEvent({ priceMinor: 100 })
    const [paid, early] = [
      await desk.create({ event: event.id }),
      await desk.create({ event: event.id }),
    ]
    await overdue(paid.id)
    await queryRows(
      platform.payload,
      sql`UPDATE registrations SET amount_paid_minor = 50 WHERE id = ${paid.id}`,
    )
    await expireHolds(platform.payload)
    expect((await desk.read(paid.id)).status).toBe('pending')
    expect((await desk.read(early.id)).status).toBe('pending')
  })
})

describe('the sweep', () => {
  test('asks for a mail that never went out, and for no other', async () => {
    const { event } = await desk.openEvent()
    const sent = await desk.create({ event: event.id })
    const lost = await desk.create({ event: event.id })
    await settled(sent.id, 'admission')
    await settled(lost.id, 'admission')
    // As if the job had been lost with the queue.
    await queryRows(platform.payload, sql`DELETE FROM deliveries WHERE subject = ${lost.id}`)
    await queryRows(
      platform.payload,
      sql`UPDATE registrations SET updated_at = now() - interval '1 hour'
          WHERE id IN (${sent.id}, ${lost.id})`,
    )
    expect(await sweepMails(platform.payload)).toBe(1)
    await settled(lost.id, 'admission')
    expect(await mailsTo(lost.email)).toHaveLength(2)
    expect(await mailsTo(sent.email)).toHaveLength(1)
    expect(await sweepMails(platform.payload)).toBe(0)
  })
})

test('the ledger of seats is compared with its counters, and a difference is found', async () => {
  expect(await findLedgerDifferences(platform.payload)).toEqual([])
  const { event, pool } = await desk.openEvent({ capacity: 9 })
  await queryRows(platform.payload, sql`UPDATE capacity_pools SET taken = 2 WHERE id = ${pool}`)
  expect(await findLedgerDifferences(platform.payload)).toMatchObject([{ pool, event: event.id }])
  await queryRows(platform.payload, sql`UPDATE capacity_pools SET taken = 0 WHERE id = ${pool}`)
})
