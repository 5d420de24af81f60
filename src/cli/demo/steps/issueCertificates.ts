import { type Demo, expectThat, until } from '@/cli/demo/demo'
import { readPdf } from '@/testing/readPdf'

type Batch = { batch: { id: string; status: string } }
type Verified = { result: string } & Record<string, unknown>

/** For everybody who was checked in: planned, approved, printed; one is read back and verified. */
export async function issueCertificates(demo: Demo): Promise<void> {
  const { call, fetch, sdk, url, say, keep, event, qrCodes } = demo
  expectThat(event, 'an event is published')
  const planned = await call<Batch>('/api/certificates/generate', {
    method: 'POST',
    body: { event: event.id },
  })
  expectThat(planned.status === 202, `a batch is planned (it was ${planned.status})`)
  const { id } = planned.body.batch
  const approved = await call<Batch>(`/api/certificate-batches/${id}/approve`, {
    method: 'POST',
    body: {},
  })
  expectThat(approved.status === 200, `it is approved (it was ${approved.status})`)
  await until('every certificate is issued', async () => {
    const { status } = await sdk.findByID({ collection: 'certificate-batches', id })
    return status === 'completed'
  })
  const { docs, totalDocs } = await sdk.find({
    collection: 'certificates',
    where: { batch: { equals: id } },
  })
  expectThat(totalDocs === qrCodes.size, `${qrCodes.size} who came have one each`)
  say(`${totalDocs} certificates issued: ${docs.map(({ number }) => number).join(', ')}`)

  const [first] = docs
  const response = await fetch(`${url}/api/certificates/${first?.id}/download`)
  const pdf = new Uint8Array(await response.arrayBuffer())
  keep('certificate.pdf', pdf)
  const read = await readPdf(pdf)
  const qr = await read.scan()
  const code = qr?.split('/').at(-1)
  expectThat(code, 'a scanner reads the QR code of the PDF')
  const verified = await call<Verified>(`/api/public/certificates/${code}`, { anonymous: true })
  expectThat(verified.body.result === 'valid', `it is valid (it was ${verified.body.result})`)
  keep('verification.json', JSON.stringify(verified.body, null, 2))
  say(`The QR code leads to ${qr}`)
  say('Verified by anybody: valid')
}
