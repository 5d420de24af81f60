import { queryRows, sql } from '@/db/sql'
import { claimCertificates } from '@/operations/certificates/claimCertificates'
import { ensureDefaultTemplate } from '@/operations/certificates/ensureDefaultTemplate'
import { issueClaimed } from '@/operations/certificates/issueClaimed'
import { certificateDesk } from '@/testing/certificateDesk'
import { valueAt, type Script } from '@/testing/openapi/script'

/** From a plan to a certificate that was issued anew. */
export async function callCertificates({ platform, call, admin }: Script): Promise<void> {
  const { payload } = platform
  const token = admin
  const desk = await certificateDesk(platform)
  const event = await desk.openEvent()
  await desk.checkIn(event.id)
  await desk.checkIn(event.id)
  const plan = () => call('generateCertificates', { token, body: { event: event.id } })
  const cancelled = { params: { id: valueAt(await plan(), 'batch.id') }, token }
  await call('readContactSheet', cancelled)
  await call('cancelCertificateBatch', cancelled)
  const batch = valueAt(await plan(), 'batch.id')
  const one = { params: { id: batch }, token }
  await call('approveCertificateBatch', one)
  await call('approveCertificateBatch', one)
  await call('pauseCertificateBatch', one)
  await call('resumeCertificateBatch', one)
  const claimed = await claimCertificates({ payload, which: { batch, limit: 8 }, by: 'test' })
  await issueClaimed({ payload, claimed, by: 'test' })
  const [first, second] = await desk.rowsOf(batch)
  const certificate = { params: { id: first?.id ?? '' }, token }
  await call('downloadCertificate', certificate)
  await call('linkCertificate', { ...certificate, query: 'disposition=inline' })
  await call('previewCertificate', certificate)
  await call('verifyCertificate', { params: { code: first?.code ?? '' } })
  await call('reissueCertificate', { ...certificate, body: { name: 'Ada Lovelace' } })
  await call('reissueCertificate', { ...certificate, body: { name: 'Ada Lovelace' } })
  const body = { reason: 'By mistake' }
  await call('revokeCertificate', { params: { id: second?.id ?? '' }, token, body })
  await call('revokeCertificate', { params: { id: second?.id ?? '' }, token, body: {} })
  await queryRows(
    payload,
    sql`UPDATE certificates SET status = 'failed' WHERE batch_id = ${batch} AND id = ${second?.id}`,
  )
  await queryRows(
    payload,
    sql`UPDATE certificate_batches SET status = 'completed' WHERE id = ${batch}`,
  )
  await call('retryCertificateBatch', one)

  await ensureDefaultTemplate(payload)
  const { docs } = await payload.find({ collection: 'certificate-templates', limit: 1, depth: 0 })
  const template = docs[0] as unknown as Record<string, unknown>
  await call('previewCertificateTemplate', { params: { id: String(template.id) }, token })
  await call('previewCertificateDesign', { token, body: { template } })
}
