import { type Demo, expectThat, until } from '@/cli/demo/demo'
import { lexicalDocument, link, paragraph } from '@/testing/factories/lexical'

type Stats = {
  planned: number
  states: Record<string, number>
  opens: { human: number; machine: number }
  clicks: { human: number; machine: number }
}
type Recipients = { docs: { email: string; state: string }[]; totalDocs: number }

/** A thank-you to everybody who was checked in: its figures come over the socket as mails leave. */
export async function sendCampaign(demo: Demo): Promise<void> {
  const { call, sdk, say, keep, agent, event, run, qrCodes } = demo
  expectThat(event, 'an event is published')
  const campaign = await sdk.create({
    collection: 'campaigns',
    data: {
      name: `Demo #${run}`,
      locale: 'tr',
      subject: 'Teşekkürler {{ contact.givenName }}!',
      content: lexicalDocument(
        paragraph(
          'Sevgili {{ contact.givenName }}, {{ event.title }} etkinliğine geldiğiniz için teşekkürler.',
        ),
        paragraph('Sunumlar: ', link('https://example.org/sunumlar', 'buradan')),
      ),
      event: event.id,
      audience: {
        filter: { field: 'checkIn', op: 'exists', value: { event: event.id } },
      },
    } as never,
  })
  let told = 0
  agent.on('campaign.progress', () => (told += 1))
  await agent.emitWithAck('campaign.join', { campaign: campaign.id })
  const sent = await call(`/api/campaigns/${campaign.id}/send`, { method: 'POST', body: {} })
  expectThat(sent.status === 200, `the campaign is sent (it was ${sent.status})`)
  await until('all mails of the campaign have left', async () => {
    const { status } = await sdk.findByID({ collection: 'campaigns', id: campaign.id })
    return status === 'sent'
  })
  const recipients = await call<Recipients>(`/api/campaigns/${campaign.id}/recipients?limit=100`)
  const { docs, totalDocs } = recipients.body
  expectThat(totalDocs === qrCodes.size, `${qrCodes.size} people who came are its recipients`)
  expectThat(
    docs.every(({ state }) => state === 'accepted'),
    'every mail was accepted',
  )
  say(`${totalDocs} mails accepted; the live screen heard ${told} times how far it was`)
  await readIt(demo, docs[0]?.email ?? '')
  const stats = await until('the reader is in the figures', async () => {
    const { body } = await call<Stats>(`/api/campaigns/${campaign.id}/stats`)
    const { opens, clicks } = body
    const isRead = opens.human + opens.machine > 0 && clicks.human + clicks.machine > 0
    return body.states.accepted === totalDocs && isRead && body
  })
  say(`Figures: ${JSON.stringify({ opens: stats.opens, clicks: stats.clicks })}`)
  keep('campaign-stats.json', JSON.stringify(stats, null, 2))
}

const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0'

/** Opens the mail and follows its first link, as a mail program and its reader do. */
async function readIt({ call, say, run }: Demo, email: string): Promise<void> {
  const { body: page } = await call<{ docs: { id: string; subject: string }[] }>(
    `/api/mailbox?limit=20&search=${encodeURIComponent(email)}`,
  )
  const mail = page.docs.find(({ subject }) => subject.startsWith('Teşekkürler'))
  expectThat(mail, `the mail of campaign #${run} is in the mailbox`)
  const { body } = await call<{ html: string }>(`/api/mailbox/${mail.id}`)
  const pixel = /https?:\/\/[^"'\s]+\/track\/open\/[^"'\s]+/.exec(body.html)?.[0]
  expectThat(pixel, 'the mail has its open picture')
  const opened = await fetch(pixel, { headers: { 'User-Agent': browser } })
  expectThat(opened.headers.get('content-type') === 'image/gif', 'it is a picture')
  const clickUrl = /https?:\/\/[^"'\s]+\/track\/click\/[^"'\s]+/.exec(body.html)?.[0]
  expectThat(clickUrl, 'the mail has a tracked link')
  const clicked = await fetch(clickUrl, { headers: { 'User-Agent': browser }, redirect: 'manual' })
  say(`One reader opened the mail and followed a link to ${clicked.headers.get('location')}`)
}
