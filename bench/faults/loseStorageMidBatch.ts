import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { waitUntil } from '@/testing/waitUntil'
import { findLedgerFaults } from '../harness/findLedgerFaults'
import { registerOnce } from '../harness/registrants'
import { type Finding, runFault } from '../harness/runFault'
import { makeStaff, signInStaff } from '../harness/staffAccount'
import { startFaultBucket } from '../harness/startFaultBucket'
import { startFaultPlatform } from '../harness/startFaultPlatform'

/**
 * `node --import tsx bench/faults/loseStorageMidBatch.ts [--seed N] [--times 20]`: S3 refuses connections or swallows
 * them at a random moment of a batch of certificates. None may count as issued without its file, the batch goes on by
 * itself once S3 is back, numbers have no gap, and each person gets one mail.
 */
const people = 24
const bucket = await startFaultBucket()
const { proxy } = bucket
const client = new S3Client({ ...bucket.past, region: 'us-east-1', forcePathStyle: true })
const platform = await startFaultPlatform({ env: bucket.env })
const { payload } = platform
const { queryRows, sql } = await import('@/db/sql')
const { makeEvent } = await import('@/testing/factories/makeEvent')
const web = await platform.startWeb()
await platform.startWorker()
await makeStaff(payload)

type Row = {
  id: string
  status: string
  number: string | null
  key: string | null
  sha256: string | null
  mails: number
}

const rowsOf = (batch: string) =>
  queryRows<Row>(
    payload,
    sql`SELECT c.id, c.status::text AS status, c.number, c.pdf_key AS key, c.pdf_sha256 AS sha256,
          (SELECT count(*)::int FROM deliveries d WHERE d.kind = 'certificate'
             AND d.subject = c.id::text AND d.state = 'accepted') AS mails
        FROM certificates c WHERE c.batch_id = ${batch} ORDER BY c.number`,
  )

const issuedOf = async (batch: string) =>
  (await rowsOf(batch)).filter(({ status }) => status === 'issued')

/** How many of these have no file, or another than was hashed. */
async function countUnfounded(rows: Row[]): Promise<number> {
  let unfounded = 0
  for (const { key, sha256 } of rows) {
    const found = await client
      .send(new GetObjectCommand({ Bucket: bucket.name, Key: key ?? 'none' }))
      .catch(() => null)
    const bytes = await found?.Body?.transformToByteArray()
    const hash = bytes && createHash('sha256').update(bytes).digest('hex')
    if (hash !== sha256) unfounded += 1
  }
  return unfounded
}

await runFault({
  close: async () => {
    await platform.close()
    await bucket.close()
  },
  round: async ({ between, pick, run }) => {
    const { event } = await makeEvent({ payload, capacity: 100, slug: run })
    for (let person = 0; person < people; person += 1) {
      await registerOnce({ url: () => web.url, event: event.id }, `${run}-${person}@example.org`)
    }
    await queryRows(
      payload,
      sql`UPDATE registrations SET checked_in_at = now() WHERE event_id = ${event.id}`,
    )
    const staff = await signInStaff(web.url)
    const post = async (at: string, body: object = {}) => {
      const headers = { ...staff, 'Content-Type': 'application/json' }
      const init = { method: 'POST', headers, body: JSON.stringify(body) }
      return (await fetch(`${web.url}${at}`, init)).json() as Promise<{ batch: { id: string } }>
    }
    const { batch } = await post('/api/certificates/generate', { event: event.id })
    const kind = pick(['refused', 'swallowed'] as const)
    const moment = between(0, people - 1)
    const awayMs = between(2_000, 40_000)
    await post(`/api/certificate-batches/${batch.id}/approve`)
    await waitUntil({
      what: `${moment} are issued`,
      timeoutMs: 120_000,
      holds: async () => (await issuedOf(batch.id)).length >= moment,
    })
    if (kind === 'refused') await proxy.refuse()
    else proxy.stall()
    await pause(awayMs)
    const meanwhile = await issuedOf(batch.id)
    const early = await countUnfounded(meanwhile)
    await proxy.open()
    const backAt = performance.now()
    const isMailed = (rows: Row[]) => rows.every(({ mails }) => mails > 0)
    await waitUntil({
      what: 'every one is issued and mailed',
      timeoutMs: 300_000,
      holds: async () => {
        platform.assertAlive()
        const rows = await rowsOf(batch.id)
        if (rows.some(({ status }) => status === 'failed')) return true
        return rows.every(({ status }) => status === 'issued') && isMailed(rows)
      },
    })
    const seconds = Math.round((performance.now() - backAt) / 1000)
    const rows = await rowsOf(batch.id)
    const ordinals = rows.map(({ number }) => Number(number?.split('-').at(-1)))
    const gap = ordinals.some((ordinal, at) => at > 0 && ordinal !== Number(ordinals[at - 1]) + 1)
    const issued = rows.filter(({ status }) => status === 'issued')
    const ledgers = await findLedgerFaults(payload)
    return [
      [
        `${kind} after ${moment} for ${Math.round(awayMs / 1000)} s: ${meanwhile.length} issued meanwhile, ${early} without their file`,
        early === 0,
      ],
      [
        `${issued.length} of ${people} issued and mailed ${seconds} s after it was back`,
        issued.length === people && rows.length === people,
      ],
      ['every file is what was hashed', (await countUnfounded(issued)) === 0],
      ['numbers have no gap', !gap],
      ['one mail each', rows.every(({ mails }) => mails === 1)],
      [['ledgers agree', ...ledgers].join('; '), ledgers.length === 0],
    ] satisfies Finding[]
  },
})
