/** @backends */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createLocalReq } from 'payload'
import type { ParsedMail } from 'mailparser'
import { queryRows, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { sweepTicketMails } from '@/operations/tickets/sweepTicketMails'
import { record } from '@/outbox/record'
import { startTestPlatform, waitFor } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'
import { readMailbox } from '@/testing/readMailbox'
import { makeDesk } from '@/testing/tickets/desk'
import type { Desk } from '@/testing/tickets/desk'
import { sendMessage } from '@jobs/tickets/sendMessage.job'

let platform: TestPlatform
let desk: Desk

beforeAll(async () => {
  platform = await startTestPlatform()
  desk = await makeDesk(platform)
  await platform.startWorker()
})
afterAll(() => platform.close())

/** The mails an address got about a ticket, oldest first. */
async function mailsTo(address: string, number: unknown): Promise<ParsedMail[]> {
  return (await readMailbox()).filter((mail) => {
    const to = Array.isArray(mail.to) ? mail.to : [mail.to]
    const addresses = to.flatMap((each) => each?.value.map((value) => value.address) ?? [])
    return addresses.includes(address) && mail.subject?.includes(String(number))
  })
}

const arrived = (address: string, number: unknown, count: number) =>
  waitFor(`${count} mails to ${address}`, async () => {
    const mails = await mailsTo(address, number)
    return mails.length >= count && mails
  })

const idsOf = (value: string | string[] | undefined) => [value ?? []].flat()

const headerOf = (mail: ParsedMail | undefined, name: string) =>
  mail?.headerLines.find(({ key }) => key === name)?.line

describe('what a customer is mailed', () => {
  test('number and link on opening, each answer after it in the same thread, in Turkish', async () => {
    const email = 'gulsah@example.org'
    const { id, number } = await desk.openTicket(undefined, {
      email,
      givenName: 'Gülşah',
      locale: 'tr',
      subject: 'Yaka kartımda adım yanlış',
      description: 'İlk satır\nikinci satır',
    })
    const [opened] = await arrived(email, number, 1)
    expect(opened?.subject).toBe(`[${String(number)}] Yaka kartımda adım yanlış`)
    expect(opened?.text).toMatch(/Merhaba Gülşah,[\s\S]*İlk satır\nikinci satır/)
    expect(headerOf(opened, 'auto-submitted')).toContain('auto-generated')
    const link = /https?:\/\/\S+\/portal\/(\S+)/.exec(opened?.text ?? '')
    const page = await desk.succeed(`GET /api/tickets/portal/${link?.[1]}`)
    expect(page.ticket).toMatchObject({ id, number })

    await desk.write(id, desk.agent, { body: 'Düzelttik: <b>Gülşah</b>' })
    await desk.write(id, desk.agent, { body: 'secret-note', kind: 'internal' })
    const [, answer] = await arrived(email, number, 2)
    expect(answer?.subject).toBe(`Re: ${opened?.subject}`)
    expect(answer?.from?.value[0]?.name).toBe('Defne')
    expect(answer?.html).toContain('&lt;b&gt;Gülşah&lt;/b&gt;')
    expect(answer?.inReplyTo).toBe(opened?.messageId)
    expect(idsOf(answer?.references)).toEqual([
      ...idsOf(opened?.references),
      opened?.messageId as string,
    ])

    await desk.write(id, desk.agent, { body: 'Başka bir şey var mı?' })
    const mails = await arrived(email, number, 3)
    expect(mails[2]?.inReplyTo).toBe(answer?.messageId)
    expect(idsOf(mails[2]?.references)).toHaveLength(3)
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(3)
    expect(JSON.stringify(mails)).not.toContain('secret-note')
  })

  test('one mail although the job runs again, and nothing of what they wrote themselves', async () => {
    const email = 'once@example.org'
    const { id, number } = await desk.openTicket(undefined, { email })
    const { message } = await desk.write(id, desk.agent, { body: 'answer' })
    await arrived(email, number, 2)
    const req = await createLocalReq({}, platform.payload)
    await inTransaction(req, async () => {
      for (const each of [null, message.id, message.id]) {
        await record({ req, job: sendMessage, payload: { ticket: id, message: each } })
      }
    })
    const { message: own } = await desk.write(id, desk.agent, { body: 'last' })
    await waitFor('the last answer', async () => {
      const [row] = await queryRows<{ state: string }>(
        platform.payload,
        sql`SELECT state FROM deliveries WHERE subject = ${own.id}`,
      )
      return row?.state === 'accepted'
    })
    const drained = () =>
      queryRows(platform.payload, sql`SELECT 1 FROM outbox WHERE published_at IS NULL`)
    await waitFor('the outbox', async () => (await drained()).length === 0)
    expect(await mailsTo(email, number)).toHaveLength(3)
  })

  test('nothing that tries to be a header becomes one', async () => {
    const email = 'injector@example.org'
    const { number } = await desk.openTicket(undefined, {
      email,
      subject: 'Hello\r\nBcc: victim@example.org',
      givenName: 'A\r\nBcc: victim@example.org',
    })
    const [mail] = await arrived(email, number, 1)
    expect(mail?.bcc).toBeUndefined()
    expect(headerOf(mail, 'bcc')).toBeUndefined()
  })
})

describe('what staff are mailed', () => {
  test('what customers write: to the agent who has the ticket, with the page of the panel', async () => {
    const { id, number } = await desk.openTicket(desk.customer.token)
    // Nobody has it yet: every support agent hears of it.
    await arrived(desk.agent.email, number, 1)
    await arrived(desk.colleague.email, number, 1)
    await desk.succeed(`POST /api/tickets/${id}/assign`, {
      token: desk.agent.token,
      body: { assignedTo: desk.agent.id },
    })
    await desk.write(id, desk.customer, { body: 'Are you there?' })
    const [, mail] = await arrived(desk.agent.email, number, 2)
    expect(mail?.text).toContain(`/admin/collections/tickets/${id}`)
    expect(mail?.text).toContain('Are you there?')
    expect(mail?.text).not.toContain('/portal/')
    await desk.write(id, desk.customer, { body: 'Hello?' })
    await arrived(desk.agent.email, number, 3)
    expect(await mailsTo(desk.colleague.email, number)).toHaveLength(1)
  })
})

describe('mails that were missed', () => {
  test('are asked for again, and only they', async () => {
    const email = 'missed@example.org'
    const { id, number } = await desk.openTicket(undefined, { email })
    const { message } = await desk.write(id, desk.agent, { body: 'answer' })
    await arrived(email, number, 2)
    const age = sql`now() - interval '1 hour'`
    await queryRows(platform.payload, sql`UPDATE tickets SET created_at = ${age}`)
    await queryRows(platform.payload, sql`UPDATE ticket_messages SET created_at = ${age}`)
    await waitFor(
      'every mail settled',
      async () => (await sweepTicketMails(platform.payload)) === 0,
    )
    const before = (await mailsTo(email, number)).length
    await queryRows(
      platform.payload,
      sql`DELETE FROM deliveries WHERE subject IN (${message.id}, ${id})`,
    )
    expect(await sweepTicketMails(platform.payload)).toBe(2)
    await arrived(email, number, before + 2)
  })
})
