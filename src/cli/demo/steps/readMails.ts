import { type Demo, type DemoRegistration, expectThat, until } from '@/cli/demo/demo'
import { readPdf } from '@/testing/readPdf'

type Summary = { id: string; subject: string; to: string }
type Page = { kind: 'mailbox' | 'smtp'; docs: Summary[]; totalDocs: number }
type Mail = {
  subject: string
  text: string
  html: string | null
  attachments: { index: number; filename: string; contentType?: string }[]
}

const opened = 5

/**
 * Waits until every mail has arrived, then opens some as their readers would: the words of the PDF, what a
 * scanner reads from its QR code, and the entry of the calendar file.
 */
export async function readMails(demo: Demo): Promise<void> {
  const { call, say, run, registrations } = demo
  const confirmed = registrations.filter(({ status }) => status === 'confirmed')
  const mails = await until('everybody has a mail', async () => {
    const found = new Map<string, Summary>()
    for (let page = 1; ; page += 1) {
      const { body } = await call<Page>(`/api/mailbox?limit=100&page=${page}&search=-${run}@`)
      if (body.kind === 'smtp') {
        throw new Error('This platform sends by SMTP: the demo reads the local mailbox only.')
      }
      for (const mail of body.docs) found.set(addressOf(mail.to), mail)
      if (page * 100 >= body.totalDocs) break
    }
    return found.size >= registrations.length && found
  })
  say(`${mails.size} mails in the mailbox, one for each person`)
  for (const registration of confirmed.slice(0, opened)) {
    const summary = mails.get(registration.person.email)
    expectThat(summary, `${registration.person.email} has a mail`)
    await openAdmission(demo, { registration, mail: summary })
  }
}

const addressOf = (to: string) => /[^\s<>"]+@[^\s<>"]+/.exec(to)?.[0] ?? to

async function openAdmission(
  { call, fetch, url, say, keep, qrCodes, event }: Demo,
  { registration, mail: { id } }: { registration: DemoRegistration; mail: Summary },
): Promise<void> {
  const { person, code } = registration
  const { body: mail } = await call<Mail>(`/api/mailbox/${id}`)
  const attachment = async (ending: string) => {
    const found = mail.attachments.find(({ filename }) => filename.endsWith(ending))
    expectThat(found, `the mail has a ${ending} file`)
    const response = await fetch(`${url}/api/mailbox/${id}/attachments/${found.index}`)
    return new Uint8Array(await response.arrayBuffer())
  }
  const pdf = await attachment('.pdf')
  const read = await readPdf(pdf)
  const words = read.text.replace(/\s+/g, ' ').normalize('NFC')
  expectThat(words.includes(person.familyName), `the PDF says ${person.familyName}`)
  const qr = await read.scan()
  expectThat(qr, 'a scanner reads the QR code of the PDF')
  qrCodes.set(code, qr)
  const calendar = new TextDecoder().decode(await attachment('.ics'))
  const unfolded = calendar.replace(/\r\n[ \t]/g, '')
  expectThat(/BEGIN:VEVENT/.test(unfolded), 'the calendar file holds an event')
  const start = /DTSTART[^:]*:(\S+)/.exec(unfolded)?.[1]
  expectThat(unfolded.includes(event?.title.split(' ')[0] ?? ''), 'it names the event')
  keep(`admission-${code}.pdf`, pdf)
  keep(`admission-${code}.ics`, calendar)
  say(
    `${person.givenName} ${person.familyName}: “${mail.subject}”, PDF names them, QR reads, calendar says ${start}`,
  )
}
