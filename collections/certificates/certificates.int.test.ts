/** @backends */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import { env } from '@/env'
import { queryRows, sql } from '@/db/sql'
import { downloadUrl } from '@/operations/certificates/downloadLink'
import { certificateDesk } from '@/testing/certificateDesk'
import { startTestPlatform, waitFor, type TestPlatform } from '@/testing/harness'
import { readMailbox } from '@/testing/readMailbox'
import { readPdf } from '@/testing/readPdf'

let platform: TestPlatform
let desk: Awaited<ReturnType<typeof certificateDesk>>

beforeAll(async () => {
  platform = await startTestPlatform()
  desk = await certificateDesk(platform)
  await platform.startWorker()
})
afterAll(() => platform.close())

const mailsTo = async (email: string) =>
  (await readMailbox()).filter((mail) => [mail.to].flat().some((to) => to?.text.includes(email)))

test('a certificate says what was planned, its code leads to its page, and its file is what was hashed', async () => {
  const event = await desk.openEvent()
  await desk.checkIn(event.id, { givenName: 'Gülşah Işıl', familyName: 'İnönü' })
  const batch = await desk.plan({ event: event.id })
  const [row] = await desk.issue(batch.id)
  if (!row) throw new Error('no certificate')
  expect(row.number).toMatch(/^CERT-\d{4}-\d{6}$/)
  const response = await desk.download(row.id)
  expect(response.status).toBe(200)
  expect(response.headers.get('Content-Type')).toBe('application/pdf')
  expect(response.headers.get('Content-Disposition')).toContain('attachment; filename="CERT-')
  const bytes = Buffer.from(await response.arrayBuffer())
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(row.pdf_sha256)
  expect(response.headers.get('ETag')).toBe(`"${row.pdf_sha256}"`)
  const pdf = await readPdf(bytes)
  expect(pdf.pages).toBe(1)
  expect(pdf.language).toBe('tr')
  for (const part of ['KATILIM SERTİFİKASI', 'Gülşah Işıl İnönü', event.title, row.number]) {
    expect(pdf.text).toContain(part)
  }
  const { status, body } = await desk.verify(row.code)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    result: 'valid',
    number: row.number,
    recipientName: 'Gülşah Işıl İnönü',
    eventTitle: event.title,
    organizer: 'Işık Derneği',
  })
  for (const { value } of body.printed as { value: string }[]) expect(pdf.text).toContain(value)
  expect(JSON.stringify(body)).not.toMatch(/@|registration|contact/i)
  expect(await pdf.scan()).toBe(`${env.publicUrl}/verify/${row.code}`)
})

test('who has the file already is told so, without its bytes', async () => {
  const event = await desk.openEvent()
  await desk.checkIn(event.id)
  const [row] = await desk.issue((await desk.plan({ event: event.id })).id)
  const response = await desk.download(String(row?.id), {
    token: desk.issuer.token,
    headers: { 'If-None-Match': `W/"x", "${row?.pdf_sha256}"` },
  })
  expect(response.status).toBe(304)
  expect(await response.text()).toBe('')
})

test('a rerun issues nothing twice, and issues to those who came later', async () => {
  const event = await desk.openEvent()
  await desk.checkIn(event.id)
  await desk.issue((await desk.plan({ event: event.id })).id)
  const again = await desk.plan({ event: event.id })
  expect(again.preflight).toMatchObject({ recipients: 1, issuable: 0, alreadyIssued: 1 })
  expect(await desk.issue(again.id)).toEqual([])
  await desk.checkIn(event.id, { givenName: 'Deniz' })
  const third = await desk.plan({ event: event.id })
  expect(await desk.issue(third.id)).toHaveLength(1)
})

test('each owner gets one mail, in their language, with the file and a link that opens it', async () => {
  const event = await desk.openEvent()
  const turkish = await desk.checkIn(event.id, { locale: 'tr' })
  const english = await desk.checkIn(event.id, { locale: 'en', givenName: 'Ada' })
  const rows = await desk.issue((await desk.plan({ event: event.id })).id)
  await waitFor('both mails', async () => {
    const found = await Promise.all([mailsTo(turkish.email), mailsTo(english.email)])
    return found.every((mails) => mails.length === 1)
  })
  const [mail] = await mailsTo(turkish.email)
  expect(mail?.subject).toBe(`Sertifikanız: ${event.title}`)
  expect((await mailsTo(english.email))[0]?.subject).toBe(`Your certificate: ${event.title}`)
  const row = rows.find(({ registration_id }) => registration_id === turkish.id)
  const [attached] = mail?.attachments ?? []
  expect(
    createHash('sha256')
      .update(attached?.content ?? '')
      .digest('hex'),
  ).toBe(row?.pdf_sha256)
  const link = /http\S+\/download\?token=[\w-]+/.exec(mail?.text ?? '')?.[0] ?? ''
  const { pathname, search } = new URL(link)
  expect((await platform.request(pathname + search)).status).toBe(200)
})

test('nobody but its owner, staff and the holder of its link gets the file', async () => {
  const owner = await platform.makeUser('user')
  const stranger = await platform.makeUser('user')
  const event = await desk.openEvent()
  await desk.checkIn(event.id, { user: owner.id })
  await desk.checkIn(event.id)
  const rows = await desk.issue((await desk.plan({ event: event.id })).id)
  const [mine, other] = rows as [(typeof rows)[0], (typeof rows)[0]]
  expect((await desk.download(mine.id, { token: owner.token })).status).toBe(200)
  expect((await desk.download(other.id, { token: owner.token })).status).toBe(404)
  expect((await desk.download(mine.id, { token: stranger.token })).status).toBe(404)
  expect((await desk.download(mine.id, {})).status).toBe(401)
  const tokenOf = (row: typeof mine, now?: Date) => new URL(downloadUrl(row, now)).search
  const byLink = (id: string, search: string) =>
    platform.request(`/api/certificates/${id}/download${search}`)
  expect((await byLink(other.id, tokenOf(other))).status).toBe(200)
  expect((await byLink(mine.id, tokenOf(other))).status).toBe(404)
  expect((await byLink(other.id, tokenOf(other, new Date('2020-01-01')))).status).toBe(404)
  const short = async (id: string, token: string) => {
    const response = await platform.request(`/api/certificates/${id}/link`, { token })
    const { url } = (await response.json()) as { url?: string }
    return { status: response.status, search: url ? new URL(url).search : '' }
  }
  const { search } = await short(mine.id, owner.token)
  expect((await byLink(mine.id, search)).status).toBe(200)
  expect((await byLink(other.id, search)).status).toBe(404)
  expect((await short(other.id, owner.token)).status).toBe(404)
  expect((await platform.request(`/api/certificates/${mine.id}/link`)).status).toBe(401)

  const list = await desk.send('GET /api/users/me/certificates', { token: owner.token })
  expect(list.body).toMatchObject({ totalDocs: 1, docs: [{ id: mine.id, number: mine.number }] })
  const doc = (list.body as { docs?: Record<string, unknown>[] }).docs?.[0] ?? {}
  for (const field of ['contact', 'batch', 'designHash', 'claimedBy', 'liveKey']) {
    expect(doc).not.toHaveProperty(field)
  }
  const generated = await desk.send('GET /api/certificates', { token: owner.token })
  expect(generated.body).toMatchObject({ totalDocs: 1 })
  expect((await desk.send('GET /api/users/me/certificates', { token: '' })).status).toBe(401)
})

test('a revoked certificate says so for good, and its file is for staff only', async () => {
  const owner = await platform.makeUser('user')
  const event = await desk.openEvent()
  const guest = await desk.checkIn(event.id, { user: owner.id })
  const [row] = await desk.issue((await desk.plan({ event: event.id })).id)
  const id = String(row?.id)
  const revoke = () =>
    desk.send(`POST /api/certificates/${id}/revoke`, { body: { reason: 'Left after an hour' } })
  expect((await desk.send(`POST /api/certificates/${id}/revoke`, { body: {} })).status).toBe(422)
  expect(await revoke()).toMatchObject({
    status: 200,
    body: { certificate: { status: 'revoked' } },
  })
  expect(await revoke()).toMatchObject({ status: 409 })
  const { body } = await desk.verify(String(row?.code))
  expect(body).toMatchObject({ result: 'revoked', number: row?.number })
  expect(JSON.stringify(body)).not.toContain('hour')
  expect((await desk.download(id, { token: owner.token })).status).toBe(409)
  expect((await desk.download(id)).status).toBe(200)
  const everyone = await desk.plan({ event: event.id })
  expect(everyone.preflight).toMatchObject({ issuable: 0, alreadyIssued: 1 })
  const chosen = await desk.plan({ event: event.id, registrations: [guest.id] })
  const [fresh] = await desk.issue(chosen.id)
  expect((await desk.verify(String(fresh?.code))).body.result).toBe('valid')
  expect((await desk.verify(String(row?.code))).body.result).toBe('revoked')
})

test('issued anew, a certificate has a new number and code, and the old one says that it was replaced', async () => {
  const event = await desk.openEvent()
  const guest = await desk.checkIn(event.id, { givenName: 'Gulsah', familyName: 'Inonu' })
  const [old] = await desk.issue((await desk.plan({ event: event.id })).id)
  await queryRows(
    platform.payload,
    sql`UPDATE registrations SET given_name = 'Gülşah', family_name = 'İnönü' WHERE id = ${guest.id}`,
  )
  const headers = { 'Idempotency-Key': 'once' }
  const reissue = () =>
    desk.send(`POST /api/certificates/${old?.id}/reissue`, { body: { reason: 'Name' }, headers })
  const answer = await reissue()
  expect(answer.status).toBe(201)
  const { id, code } = answer.body.certificate as unknown as { id: string; code: string }
  expect((await reissue()).body).toEqual(answer.body)
  expect((await desk.verify(String(old?.code))).body.result).toBe('superseded')
  const fresh = await waitFor('the new one', async () => {
    const { body } = await desk.verify(code)
    return body.result === 'valid' && body
  })
  expect(fresh.recipientName).toBe('Gülşah İnönü')
  expect(fresh.number).not.toBe(old?.number)
  const replaced = await waitFor('what replaced the old one', async () => {
    const { body } = await desk.verify(String(old?.code))
    return body.supersededBy && body
  })
  expect(replaced).toMatchObject({
    result: 'superseded',
    recipientName: 'Gulsah Inonu',
    supersededBy: { number: fresh.number },
  })
  expect(JSON.stringify((await desk.verify(String(old?.code))).body)).not.toContain(code)
  expect((await desk.send(`POST /api/certificates/${old?.id}/reissue`)).status).toBe(409)
  const rerun = await desk.plan({ event: event.id })
  expect(rerun.preflight).toMatchObject({ issuable: 0, alreadyIssued: 1 })
  const rows = await queryRows(
    platform.payload,
    sql`SELECT 1 FROM certificates WHERE id = ${id} AND supersedes_id = ${old?.id}`,
  )
  expect(rows).toHaveLength(1)
})

test('a certificate whose time is over says that it has expired', async () => {
  const event = await desk.openEvent()
  await desk.checkIn(event.id)
  const batch = await desk.plan({ event: event.id, validUntil: '2099-12-31' })
  const [row] = await desk.issue(batch.id)
  const before = await desk.verify(String(row?.code))
  expect(before.body).toMatchObject({ result: 'valid', validUntil: '2099-12-31T00:00:00.000Z' })
  expect(JSON.stringify(before.body.printed)).toContain('31 Aralık 2099')
  await queryRows(
    platform.payload,
    sql`UPDATE certificates SET valid_until = now() - interval '1 second' WHERE id = ${row?.id}`,
  )
  await waitFor('the end of its time', async () => {
    return (await desk.verify(String(row?.code))).body.result === 'expired'
  })
})

test('the number of a certificate opens nothing, and an unknown code is explained', async () => {
  const event = await desk.openEvent()
  await desk.checkIn(event.id)
  const [row] = await desk.issue((await desk.plan({ event: event.id })).id)
  for (const wrong of [String(row?.number), String(row?.id), '1'.repeat(22), 'x']) {
    const { status, body } = await desk.verify(wrong)
    expect(status).toBe(404)
    expect(body).toMatchObject({ result: 'not_found', errors: [{ code: 'NOT_FOUND' }] })
  }
})

test('a template that changes leaves what is planned and printed as it was', async () => {
  const event = await desk.openEvent()
  await desk.checkIn(event.id)
  const { docs } = await platform.payload.find({
    collection: 'certificate-templates',
    where: { isDefault: { equals: true } },
    depth: 0,
  })
  const [template] = docs
  if (!template) throw new Error('no template')
  const batch = await desk.plan({ event: event.id, template: template.id })
  const changed = await platform.payload.update({
    collection: 'certificate-templates',
    id: template.id,
    data: {
      elements: template.elements?.map((element) =>
        element.letterCase === 'upper'
          ? { ...element, text: { en: 'Changed', tr: 'Değişti' } }
          : element,
      ),
    },
  })
  expect(changed.version).toBe((template.version ?? 0) + 1)
  const [row] = await desk.issue(batch.id)
  const pdf = await readPdf(
    new Uint8Array(await (await desk.download(String(row?.id))).arrayBuffer()),
  )
  expect(pdf.text).toContain('KATILIM SERTİFİKASI')
  await desk.checkIn(event.id, { givenName: 'Deniz' })
  const [next] = await desk.issue((await desk.plan({ event: event.id })).id)
  const later = await readPdf(
    new Uint8Array(await (await desk.download(String(next?.id))).arrayBuffer()),
  )
  expect(later.text).toContain('DEĞİŞTİ')
})

test('only who may issue plans, approves and issues anew; only who may revoke revokes', async () => {
  const nobody = await platform.makeUser('support-agent')
  const event = await desk.openEvent()
  await desk.checkIn(event.id)
  const batch = await desk.plan({ event: event.id })
  const [row] = await desk.issue(batch.id)
  for (const call of [
    'POST /api/certificates/generate',
    `POST /api/certificate-batches/${batch.id}/approve`,
    `POST /api/certificates/${row?.id}/revoke`,
    `POST /api/certificates/${row?.id}/reissue`,
  ]) {
    const body = { event: event.id, reason: 'x' }
    expect((await desk.send(call, { token: nobody.token, body })).status).toBe(403)
    expect((await desk.send(call, { token: '', body })).status).toBe(401)
  }
})

test('an event, template or registration that is not there is a field that is wrong', async () => {
  const event = await desk.openEvent()
  const elsewhere = await desk.checkIn((await desk.openEvent()).id)
  const unknown = '01890000-0000-7000-8000-00000000dead'
  for (const [body, field] of [
    [{ event: unknown }, 'event'],
    [{ event: event.id, template: unknown }, 'template'],
    [{ event: event.id, registrations: [elsewhere.id] }, 'registrations.0'],
    [{ event: event.id, validUntil: '2020-01-01' }, 'validUntil'],
    [{}, 'event'],
  ] as const) {
    expect(await desk.send('POST /api/certificates/generate', { body })).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'INVALID_FIELDS', data: { fields: [{ path: field }] } }] },
    })
  }
})
