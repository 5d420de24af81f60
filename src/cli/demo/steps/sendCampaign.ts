import { type Demo, expectThat, until } from '@/cli/demo/demo'
import { lexicalParagraphs } from '@/lib/lexicalParagraphs'

type Stats = {
  planned: number
  states: Record<string, number>
  opens: { human: number }
  clicks: { human: number }
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
      content: lexicalParagraphs([
        'Sevgili {{ contact.givenName }}, {{ event.title }} etkinliğine geldiğiniz için teşekkürler.',
        'Çıkmak için: {{ unsubscribeUrl }}',
      ]) as never,
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
  const stats = await until('the figures are there', async () => {
    const { body } = await call<Stats>(`/api/campaigns/${campaign.id}/stats`)
    return body.states.accepted === totalDocs && body
  })
  keep('campaign-stats.json', JSON.stringify(stats, null, 2))
}
