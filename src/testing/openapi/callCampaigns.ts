import { queryRows, sql } from '@/db/sql'
import { personalLinks } from '@/operations/campaigns/personalLinks'
import { makeJoinUrl } from '@/operations/subscriptions/joinByLink'
import { makeNewsroom } from '@/testing/campaigns/newsroom'
import { signedReport } from '@/testing/signedReport'
import { lastPart, valueAt, type Script } from '@/testing/openapi/script'

/** Campaigns, lists, the links in mails, and social posts. */
export async function callCampaigns({ platform, call, admin }: Script): Promise<void> {
  const { payload } = platform
  const token = admin
  const room = await makeNewsroom(platform)
  const { list, contacts, emails } = await room.makeList(2)
  const campaign = await room.makeCampaign([list])
  const one = { params: { id: campaign }, token }
  await call('previewCampaign', one)
  await call('readCampaignAudience', one)
  await call('testCampaign', { ...one, body: { to: ['editor@example.org'] } })
  await call('scheduleCampaign', { ...one, body: { scheduledAt: 'soon', timezone: 'UTC' } })
  const scheduledAt = '2030-04-17T10:00'
  await call('scheduleCampaign', { ...one, body: { scheduledAt, timezone: 'Europe/Istanbul' } })
  await call('unscheduleCampaign', one)
  await call('pauseCampaign', one)
  await call('sendCampaign', one)
  await call('pauseCampaign', one)
  await call('resumeCampaign', one)
  await queryRows(payload, sql`UPDATE deliveries SET state = 'dead' WHERE subject = ${campaign}`)
  await call('retryCampaign', { ...one, body: { states: ['dead'] } })
  await call('readCampaignStats', one)
  await call('listCampaignRecipients', { ...one, query: 'limit=10' })
  await call('cancelCampaign', one)

  const mail = await payload.create({
    collection: 'deliveries',
    data: {
      ...{ kind: 'campaign', subject: campaign, contact: contacts[0] ?? '' },
      ...{ state: 'accepted', attempts: 1, acceptedAt: new Date().toISOString() },
    },
  })
  const links = personalLinks(mail.id, 1)
  await call('trackOpen', { params: { token: lastPart(links.openUrl ?? '') } })
  await call('trackClick', { params: { token: lastPart(links.links[0] ?? '') } })
  await call('trackClick', { params: { token: 'nobody-knows' } })
  const leave = { params: { token: lastPart(links.unsubscribeUrl) } }
  await call('showUnsubscribe', leave)
  await call('unsubscribe', leave)

  const open = await payload.create({
    collection: 'lists',
    data: { name: 'News', kind: 'static', optIn: 'double', visibility: 'public' },
  })
  await call('subscribe', { params: { id: open.id }, body: { email: 'new@example.org' } })
  await call('subscribe', { params: { id: open.id }, body: { email: 'none' } })
  const [asked] = await queryRows<{ id: string; round: string }>(
    payload,
    sql`SELECT id, round FROM subscriptions WHERE list_id = ${open.id}`,
  )
  const url = makeJoinUrl({
    subscription: asked?.id ?? '',
    round: Number(asked?.round),
    now: new Date(),
  })
  await call('showSubscription', { params: { token: lastPart(url) } })
  await call('confirmSubscription', { params: { token: lastPart(url) } })
  await call('importPeople', { params: { id: list }, token, body: { csv: `email\n${emails[0]}` } })
  const bounce = { type: 'mail.bounced', data: { email: 'gone@example.org' } }
  const signed = signedReport(bounce)
  await call('receiveMailReport', { ...signed, body: bounce })
  await call('receiveMailReport', { ...signed, body: { ...bounce, data: {} } })
  await call('readContactTimeline', { params: { id: contacts[0] ?? '' }, token })

  const account = await call('createSocialAccount', {
    token,
    body: {
      ...{ platform: 'mastodon', name: 'Ours', baseUrl: 'https://social.invalid' },
      credentials: { accessToken: 'a-token' },
    },
  })
  await call('checkSocialAccount', { params: { id: valueAt(account, 'doc.id') }, token })
  const written = await call('createSocialPost', {
    token,
    body: { content: 'Come and see', accounts: [valueAt(account, 'doc.id')] },
  })
  const post = { params: { id: valueAt(written, 'doc.id') }, token }
  await call('scheduleSocialPost', { ...post, body: { scheduledAt, timezone: 'Europe/Istanbul' } })
  await call('listPostTargets', post)
  await call('unscheduleSocialPost', post)
  await call('retrySocialPost', { ...post, body: {} })
  await call('publishSocialPost', post)
  await queryRows(
    payload,
    sql`UPDATE social_post_targets SET state = 'failed' WHERE post_id = ${post.params.id}`,
  )
  await queryRows(
    payload,
    sql`UPDATE social_posts SET status = 'failed' WHERE id = ${post.params.id}`,
  )
  await call('retrySocialPost', { ...post, body: {} })
  await call('readSocialAnalytics', { token, query: 'timezone=Europe/Istanbul' })
}
