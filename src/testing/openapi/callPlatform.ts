import { waitFor } from '@/testing/harness'
import { pixel } from '@/testing/factories/pixel'
import { valueAt, type Script } from '@/testing/openapi/script'

/** Files, webhooks, the mailbox, and what the server answers itself. */
export async function callPlatform({ platform, call, admin }: Script): Promise<void> {
  const token = admin
  const form = (field: string) => {
    const made = new FormData()
    made.append(field, new Blob([pixel], { type: 'image/png' }), 'pixel.png')
    made.set('alt', 'A pixel')
    return made
  }
  const stored = await call('upload', { token, body: form('file') })
  await call('upload', { token, body: form('nothing') })
  await call('uploadMultiple', { token, body: form('files') })
  const linked = { params: { id: valueAt(stored, 'doc.id') }, token }
  await call('linkMediaFile', linked)
  await call('linkMediaFile', { ...linked, query: 'size=none' })
  await call('readMediaFile', { params: { filename: valueAt(stored, 'doc.filename') }, token })

  const endpoint = await call('createWebhookEndpoint', {
    token,
    body: { url: 'https://receiver.example/hooks', events: ['ticket.created'], enabled: true },
  })
  const one = { params: { id: valueAt(endpoint, 'doc.id') }, token }
  await call('rotateWebhookSecret', one)
  const ping = await call('testWebhook', one)
  await waitFor('the delivery', async () => {
    const delivery = { params: { id: valueAt(ping, 'delivery') }, token }
    return (await call('findWebhookDelivery', delivery)).status === 200
  })
  await call('replayWebhook', { params: { id: valueAt(ping, 'delivery') }, token })

  const attachments = [{ filename: 'a.txt', content: 'An attachment' }]
  await platform.payload.sendEmail({
    ...{ to: 'reader@example.org', subject: 'Documented', text: 'Hello', attachments },
  })
  const mails = await call('listMails', { token, query: 'search=Documented' })
  const id = valueAt(mails, 'docs.0.id')
  await call('readMail', { params: { id }, token })
  await call('readMailAttachment', { params: { id, index: '0' }, token })

  await call('graphql', { body: { query: '{ Events(limit: 1) { docs { id } } }' } })
  await call('graphql', { body: { query: '{ Nothing }' } })
  await call('search', { token, query: 'q=Documented&limit=5' })
  await call('search', { query: 'limit=many' })
  for (const operation of ['readOpenApi', 'readDocs', 'live', 'ready', 'health', 'metrics']) {
    await call(operation)
  }
  await call('readDocsFile', { params: { file: 'swagger-ui.css' } })
  await call('readDocsFile', { params: { file: 'nothing.js' } })
}
