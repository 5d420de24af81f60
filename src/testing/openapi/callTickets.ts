import { makePortalToken } from '@/operations/tickets/portalLink'
import { pixel } from '@/testing/factories/pixel'
import { valueAt, type Script } from '@/testing/openapi/script'

/** Tickets, for staff and for who holds the link. */
export async function callTickets({ platform, call, admin }: Script): Promise<void> {
  const token = admin
  const subject = 'My badge'
  const opened = await call('createTicket', {
    body: { subject, description: 'It is lost.', email: 'guest@example.org' },
  })
  await call('createTicket', { body: {} as object })
  const id = valueAt(opened, 'doc.id')
  const form = new FormData()
  form.set('_payload', JSON.stringify({ body: 'See this.' }))
  form.set('files', new Blob([pixel], { type: 'image/png' }), 'badge.png')
  const link = { token: makePortalToken(id) }
  for (const [suffix, params, as] of [
    ['', { id }, token],
    ['ByLink', link, undefined],
  ] as const) {
    const door = { params, token: as }
    const files = await call(`replyToTicket${suffix}`, { ...door, body: form })
    const file = valueAt(files, 'message.attachments.0.id')
    await call(`readTicketFile${suffix}`, { ...door, params: { ...params, file } })
    if (as) await call('linkTicketFile', { ...door, params: { ...params, file } })
    await call(`replyToTicket${suffix}`, { ...door, body: { body: 'Once more', expectedSeq: 1 } })
    await call(`replyToTicket${suffix}`, { ...door, body: { body: 'Thank you.' } })
    await call(`listTicketMessages${suffix}`, { ...door, query: 'limit=2&page=1' })
    await call(`listTicketEvents${suffix}`, { ...door, query: 'after=0' })
    await call(`setTicketStatus${suffix}`, { ...door, body: { status: 'resolved' } })
    await call(`closeTicket${suffix}`, { ...door, body: {} })
    await call(`setTicketStatus${suffix}`, { ...door, body: { status: 'open' } })
  }
  await call('readPortal', { params: link })
  await call('readPortal', { params: { token: 'nobody-knows' } })
  const agent = await platform.makeUser('support-agent')
  const one = { params: { id }, token }
  await call('assignTicket', { ...one, body: { assignedTo: agent.id } })
  await call('reassignTicket', { ...one, body: { assignedTo: null } })
  await call('markTicketRead', { ...one, body: { seq: 1 } })
  const reply = await call('createCannedReply', {
    token,
    body: {
      title: 'Thanks',
      shortcut: 'documented',
      english: 'Thank you.',
      visibility: 'everyone',
    },
  })
  await call('fillCannedReply', { params: { id, reply: valueAt(reply, 'doc.id') }, token })
}
