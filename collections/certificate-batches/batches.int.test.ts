import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { listen } from '@/db/listen'
import { publicReadsChannel } from '@/db/publicReadTriggers'
import { queryRows, sql } from '@/db/sql'
import { runBatchLane } from '@/operations/certificates/runBatchLane'
import { sweepCertificates } from '@/operations/certificates/sweepCertificates'
import { certificateDesk } from '@/testing/certificateDesk'
import { startTestPlatform, type TestPlatform, waitFor } from '@/testing/harness'

/** No worker runs: the jobs of a batch are done by hand, so that a test decides who does what when. */
let platform: TestPlatform
let desk: Awaited<ReturnType<typeof certificateDesk>>

beforeAll(async () => {
  platform = await startTestPlatform()
  desk = await certificateDesk(platform)
})
afterAll(() => platform.close())

const numberedSoFar = async () => {
  const rows = await queryRows<{ number: string }>(
    platform.payload,
    sql`SELECT number FROM certificates WHERE number LIKE 'CERT-2%' ORDER BY number`,
  )
  return rows.map(({ number }) => Number(number.slice(-6)))
}

const lane = (batch: string, by: string) =>
  runBatchLane({
    payload: platform.payload,
    batch,
    lane: 0,
    by,
    signal: new AbortController().signal,
    progress: async () => undefined,
  })

const approveOnly = async (batch: string) => {
  expect((await desk.act(batch, 'approve')).status).toBe(200)
}

test('nothing is numbered or printed before the batch is approved', async () => {
  const event = await desk.openEvent()
  await desk.checkIn(event.id)
  const batch = await desk.plan({ event: event.id })
  expect(batch.status).toBe('planned')
  expect(batch.progress).toMatchObject({ total: 1, done: 0, states: { planned: 1 } })
  await lane(batch.id, 'impatient')
  await sweepCertificates(platform.payload)
  const [row] = await desk.rowsOf(batch.id)
  expect(row).toMatchObject({ status: 'planned', number: null, pdf_key: null })
  const { body } = await desk.verify(String(row?.code))
  expect(body.result).toBe('not_found')
})

test('only those who are checked in and confirmed get one', async () => {
  const event = await desk.openEvent()
  const there = await desk.checkIn(event.id)
  const cancelled = await desk.checkIn(event.id)
  const away = await desk.checkIn(event.id)
  await queryRows(
    platform.payload,
    sql`UPDATE registrations SET status = 'cancelled' WHERE id = ${cancelled.id}`,
  )
  await queryRows(
    platform.payload,
    sql`UPDATE registrations SET checked_in_at = NULL WHERE id = ${away.id}`,
  )
  const batch = await desk.plan({ event: event.slug })
  const rows = await desk.rowsOf(batch.id)
  expect(rows.map(({ registration_id }) => registration_id)).toEqual([there.id])
  const chosen = await desk.plan({ event: event.id, registrations: [away.id, cancelled.id] })
  expect(chosen.preflight).toMatchObject({ issuable: 1, problems: { not_confirmed: 1 } })
})

test('the report names what no font has, what does not fit, who has no name and who is there twice', async () => {
  const event = await desk.openEvent()
  const chinese = await desk.checkIn(event.id, { givenName: '小龙', familyName: '李' })
  await desk.checkIn(event.id, { givenName: 'محمد', familyName: 'الأنصاري' })
  await desk.checkIn(event.id, { givenName: 'Ελένη', familyName: 'Παπαδοπούλου' })
  await desk.checkIn(event.id, { givenName: 'Łukasz', familyName: 'Żółć' })
  const nameless = await desk.checkIn(event.id, { givenName: ' ', familyName: ' ' })
  const endless = await desk.checkIn(event.id, {
    givenName: 'Abcdefghij'.repeat(10),
    familyName: 'Klmnopqrst'.repeat(10),
  })
  const twin = await desk.checkIn(event.id, { givenName: 'İpek', familyName: 'Ağaç' })
  await desk.checkIn(event.id, { givenName: 'IPEK', familyName: 'AĞAÇ' })
  await queryRows(
    platform.payload,
    sql`UPDATE registrations SET email_normalized = 'twin@example.org'
        WHERE event_id = ${event.id} AND family_name IN ('Ağaç', 'AĞAÇ')`,
  )
  const { preflight, id } = await desk.plan({ event: event.id })
  expect(preflight).toMatchObject({
    recipients: 8,
    issuable: 4,
    leftOut: 4,
    problems: { missing_glyphs: 1, missing_name: 1, overflow: 1, duplicate: 1 },
  })
  const of = (registration: string) =>
    preflight.items.find((item) => item.registration === registration)
  expect(of(chinese.id)).toMatchObject({ kinds: ['missing_glyphs'], characters: '小龙李' })
  expect(of(nameless.id)).toMatchObject({ kinds: ['missing_name'], leftOut: true })
  expect(of(endless.id)).toMatchObject({ kinds: ['overflow'], leftOut: true })
  expect(of(twin.id)).toBeUndefined()
  const printed = (await desk.rowsOf(id)).map(({ recipient_name }) => recipient_name)
  expect(printed).toEqual(['محمد الأنصاري', 'Ελένη Παπαδοπούλου', 'Łukasz Żółć', 'İpek Ağaç'])
})

test('samples of a batch are a picture', async () => {
  const event = await desk.openEvent()
  await desk.checkIn(event.id)
  const { id } = await desk.plan({ event: event.id })
  const response = await platform.request(`/api/certificate-batches/${id}/contact-sheet`, {
    token: desk.issuer.token,
  })
  expect(response.headers.get('Content-Type')).toBe('image/png')
  expect(
    Buffer.from(await response.arrayBuffer())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG')
})

test('of two plans for one person, the one approved first issues', async () => {
  const event = await desk.openEvent()
  await desk.checkIn(event.id)
  const [one, two] = [await desk.plan({ event: event.id }), await desk.plan({ event: event.id })]
  await approveOnly(two.id)
  await approveOnly(one.id)
  await Promise.all([lane(one.id, 'a'), lane(two.id, 'b')])
  expect(await desk.rowsOf(one.id)).toEqual([])
  expect(await desk.rowsOf(two.id)).toMatchObject([{ status: 'issued' }])
  expect((await desk.batchOf(one.id)).preflight).toMatchObject({ issuable: 0, alreadyIssued: 1 })
  expect((await desk.batchOf(one.id)).status).toBe('completed')
})

test('approvals at the same time issue one certificate to each', async () => {
  const event = await desk.openEvent()
  for (let count = 0; count < 5; count += 1) await desk.checkIn(event.id)
  const plans = await Promise.all([1, 2, 3, 4].map(() => desk.plan({ event: event.id })))
  await Promise.all(plans.map(({ id }) => approveOnly(id)))
  await Promise.all(plans.map(({ id }) => lane(id, id)))
  const rows = (await Promise.all(plans.map(({ id }) => desk.rowsOf(id)))).flat()
  expect(rows).toHaveLength(5)
  expect(new Set(rows.map(({ registration_id }) => registration_id)).size).toBe(5)
})

test('two workers on one batch print each certificate once, with numbers without gaps', async () => {
  const event = await desk.openEvent()
  for (let count = 0; count < 30; count += 1) await desk.checkIn(event.id)
  const batch = await desk.plan({ event: event.id })
  await approveOnly(batch.id)
  await Promise.all(['a', 'b', 'c'].map((by) => lane(batch.id, by)))
  const rows = await desk.rowsOf(batch.id)
  expect(rows.every(({ status }) => status === 'issued')).toBe(true)
  expect(new Set(rows.map(({ number }) => number)).size).toBe(30)
  const [asked] = await queryRows<{ count: number }>(
    platform.payload,
    sql`SELECT count(*)::int AS count FROM outbox WHERE job = 'certificates.mailCertificate'
        AND payload->>'certificate' IN (SELECT id::text FROM certificates WHERE batch_id = ${batch.id})`,
  )
  expect(asked?.count).toBe(30)
  const numbers = await numberedSoFar()
  expect(numbers).toEqual(numbers.map((_number, index) => index + 1))
})

test('a paused batch issues nothing until it is resumed; cancelled, it keeps what is out', async () => {
  const event = await desk.openEvent()
  await desk.checkIn(event.id)
  const batch = await desk.plan({ event: event.id })
  const refused = await desk.act(batch.id, 'pause')
  expect(refused).toMatchObject({
    status: 409,
    body: {
      errors: [{ code: 'ILLEGAL_TRANSITION', data: { legal: ['approved', 'cancelled'] } }],
    },
  })
  await approveOnly(batch.id)
  expect((await desk.act(batch.id, 'pause')).status).toBe(200)
  await lane(batch.id, 'a')
  expect(await desk.rowsOf(batch.id)).toMatchObject([{ status: 'queued', number: null }])
  expect((await desk.act(batch.id, 'resume')).status).toBe(200)
  await lane(batch.id, 'a')
  expect(await desk.rowsOf(batch.id)).toMatchObject([{ status: 'issued' }])
  expect((await desk.act(batch.id, 'cancel')).status).toBe(409)

  await desk.checkIn(event.id)
  const second = await desk.plan({ event: event.id })
  expect((await desk.act(second.id, 'cancel')).status).toBe(200)
  expect(await desk.rowsOf(second.id)).toEqual([])
  expect((await desk.act(second.id, 'approve')).status).toBe(409)
})

test('what a dead worker held is printed by another one, under the number it had', async () => {
  const event = await desk.openEvent()
  await desk.checkIn(event.id)
  const batch = await desk.plan({ event: event.id })
  await approveOnly(batch.id)
  await lane(batch.id, 'a')
  const [before] = await desk.rowsOf(batch.id)
  await queryRows(
    platform.payload,
    sql`UPDATE certificates SET status = 'rendering', pdf_key = NULL, pdf_sha256 = NULL,
          claimed_by = 'dead', claimed_at = now() - interval '1 hour' WHERE batch_id = ${batch.id}`,
  )
  await queryRows(
    platform.payload,
    sql`UPDATE certificate_batches SET status = 'running', heartbeat_at = now() - interval '1 hour'
        WHERE id = ${batch.id}`,
  )
  const found = await sweepCertificates(platform.payload)
  expect(found).toMatchObject({ freed: 1 })
  expect(found.batches).toBeGreaterThanOrEqual(1)
  await lane(batch.id, 'b')
  const [after] = await desk.rowsOf(batch.id)
  expect(after).toMatchObject({
    status: 'issued',
    number: before?.number,
    pdf_sha256: before?.pdf_sha256,
  })
})

test('what a certificate says comes from memory until it changes; printing a batch makes nobody forget', async () => {
  const heard: (string | null)[] = []
  const stop = listen({ channel: publicReadsChannel, onWake: (words) => heard.push(words) })
  // Notifications come in the order of commits: this one after all before it.
  const countChanges = async (mark: string) => {
    await waitFor(mark, async () => {
      await queryRows(platform.payload, sql`SELECT pg_notify(${publicReadsChannel}, ${mark})`)
      return heard.includes(mark)
    })
    return heard.filter((words) => words === '').length
  }
  const event = await desk.openEvent()
  await desk.checkIn(event.id)
  await desk.checkIn(event.id)
  const batch = await desk.plan({ event: event.id })
  const before = await countChanges('planned')
  await approveOnly(batch.id)
  await lane(batch.id, 'printer')
  const [row] = await desk.rowsOf(batch.id)
  expect(row?.status).toBe('issued')
  expect(await countChanges('printed')).toBe(before)

  const path = `/api/public/certificates/${row?.code}`
  const first = await platform.request(path)
  const etag = String(first.headers.get('ETag'))
  expect(etag).toMatch(/^"[\w-]+"$/)
  expect(first.headers.get('X-Robots-Tag')).toBe('noindex')
  const again = await platform.request(path, { headers: { 'If-None-Match': etag } })
  expect([again.status, await again.text()]).toEqual([304, ''])
  const update = sql`UPDATE certificates SET valid_until = now() - interval '1 day' WHERE id = ${row?.id}`
  await queryRows(platform.payload, update)
  expect(await countChanges('changed')).toBe(before + 1)
  await stop()
})
