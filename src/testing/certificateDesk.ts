import { uuidv7 } from 'uuidv7'
import { queryRows, sql } from '@/db/sql'
import type { PreflightReport } from '@/lib/certificates/preflightReport'
import { seatRegistration } from '@/testing/factories/seatRegistration'
import { makeEvent } from '@/testing/factories/makeEvent'
import { waitFor, type TestPlatform } from '@/testing/harness'

export type Batch = {
  id: string
  status: string
  preflight: PreflightReport
  progress: { total: number; done: number; failed: number; states: Record<string, number> }
}

export type CertificateRow = {
  id: string
  number: string
  code: string
  status: string
  recipient_name: string
  registration_id: string
  pdf_sha256: string | null
  pdf_key: string | null
  locale: 'en' | 'tr'
}

type Guest = { givenName?: string; familyName?: string; locale?: 'en' | 'tr'; user?: string }

/** What tests about certificates do over and over, on one platform. */
export async function certificateDesk(platform: TestPlatform) {
  const { payload } = platform
  const issuer = await platform.makeUser('moderator')

  const send = async (
    call: string,
    options: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
  ) => {
    const [method, path = ''] = call.split(' ')
    const response = await platform.request(path, { method, token: issuer.token, ...options })
    const text = await response.text()
    return {
      status: response.status,
      body: (text ? JSON.parse(text) : {}) as Record<string, never>,
    }
  }

  /** A registration of somebody who is there. */
  const checkIn = async (event: string, { locale = 'tr', ...guest }: Guest = {}) => {
    const email = `guest-${uuidv7()}@example.org`
    const { id: contact } = await payload.create({
      collection: 'contacts',
      data: { email, emailNormalized: email, locale },
    })
    const id = await seatRegistration({
      ...{ payload, event, status: 'confirmed', email, contact, locale, ...guest },
    })
    await queryRows(payload, sql`UPDATE registrations SET checked_in_at = now() WHERE id = ${id}`)
    return { id, email, contact }
  }

  const batchOf = async (id: string) =>
    (await send(`GET /api/certificate-batches/${id}`)).body as unknown as Batch

  const plan = async (body: Record<string, unknown>) => {
    const answer = await send('POST /api/certificates/generate', { body })
    if (answer.status !== 202) throw new Error(JSON.stringify(answer))
    return answer.body.batch as unknown as Batch
  }

  const act = (batch: string, action: string) =>
    send(`POST /api/certificate-batches/${batch}/${action}`)

  const rowsOf = (batch: string) =>
    queryRows<CertificateRow>(
      payload,
      sql`SELECT * FROM certificates WHERE batch_id = ${batch} ORDER BY id`,
    )

  /** Approves a batch and waits until its certificates are out. */
  const issue = async (batch: string) => {
    const answer = await act(batch, 'approve')
    if (answer.status !== 200) throw new Error(JSON.stringify(answer))
    await waitFor('the batch', async () => (await batchOf(batch)).status === 'completed')
    return rowsOf(batch)
  }

  return {
    issuer,
    send,
    checkIn,
    plan,
    act,
    issue,
    batchOf,
    rowsOf,
    openEvent: async () => (await makeEvent({ payload, slug: `event-${uuidv7()}` })).event,
    download: (
      id: string,
      options: Parameters<TestPlatform['request']>[1] = { token: issuer.token },
    ) => platform.request(`/api/certificates/${id}/download`, options),
    verify: async (code: string) => {
      const response = await platform.request(`/api/public/certificates/${code}`)
      return { status: response.status, body: (await response.json()) as Record<string, unknown> }
    },
  }
}
