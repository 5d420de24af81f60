import { waitUntil } from '@/testing/waitUntil'
import { findLedgerFaults } from '../harness/findLedgerFaults'
import { registerOnce } from '../harness/registrants'
import { type Finding, runFault } from '../harness/runFault'
import { makeStaff, signInStaff } from '../harness/staffAccount'
import { startFaultBucket } from '../harness/startFaultBucket'
import { startFaultPlatform } from '../harness/startFaultPlatform'

/**
 * `node --import tsx bench/faults/loseStorage.ts [--seed N] [--times 20]`: S3 refuses connections or swallows them.
 * Uploads are told "not now" and leave no row; registrations go on; health says so and readiness stays; once S3 is
 * back, uploads work and every file has its row and every row its file.
 */
const bucket = await startFaultBucket()
const { proxy } = bucket
const platform = await startFaultPlatform({ env: bucket.env })
const { payload } = platform
const { makeEvent } = await import('@/testing/factories/makeEvent')
const web = await platform.startWeb()
await platform.startWorker()
await makeStaff(payload)
let staff: { Authorization: string }
/** A pixel. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

await runFault({
  close: async () => {
    await platform.close()
    await bucket.close()
  },
  round: async ({ pick, run }) => {
    const { event } = await makeEvent({ payload, capacity: 100, slug: run })
    staff = await signInStaff(web.url)
    const before = await upload(`${run}-before.png`)
    const kind = pick(['refused', 'swallowed'] as const)
    if (kind === 'refused') await proxy.refuse()
    else proxy.stall()
    const during = await upload(`${run}-during.png`)
    const person = await registerOnce({ url: () => web.url, event: event.id }, `${run}@example.org`)
    const [health, ready] = await Promise.all(
      ['/health', '/health/ready'].map(async (at) => (await fetch(`${web.url}${at}`)).status),
    )
    await proxy.open()
    await waitUntil({
      what: 'uploads work again',
      holds: async () => (await upload(`${run}-after.png`)).status === 201,
    })
    const { docs } = await payload.find({
      collection: 'media',
      where: { alt: { like: run } },
      pagination: false,
    })
    const names = docs.map(({ alt }) => alt)
    const ledgers = await findLedgerFaults(payload)
    return [
      [
        `${kind}: an upload gets ${during.status} after ${during.ms} ms`,
        during.status === 503 && during.ms < 20_000,
      ],
      ['in the words of the contract', during.code === 'UNAVAILABLE' && Boolean(during.retryAfter)],
      [`before and after ${before.status}`, before.status === 201],
      [`rows: ${names.join(', ')}`, !names.some((name) => name?.includes('during'))],
      [
        `a registration meanwhile ${person.status} in ${Math.round(person.ms)} ms`,
        person.status === 201 && person.ms < 5_000,
      ],
      [`health ${health}, ready ${ready}`, health === 503 && ready === 200],
      ['the web process lives', web.child.exitCode === null],
      [['ledgers agree', ...ledgers].join('; '), ledgers.length === 0],
    ] satisfies Finding[]
  },
})

async function upload(name: string) {
  const form = new FormData()
  form.append('file', new Blob([picture], { type: 'image/png' }), name)
  form.append('_payload', JSON.stringify({ alt: name }))
  form.append('alt', name)
  const at = performance.now()
  const response = await fetch(`${web.url}/api/upload`, {
    method: 'POST',
    headers: staff,
    body: form,
  })
  const body = (await response.json()) as { errors?: { code: string }[] }
  return {
    status: response.status,
    ms: Math.round(performance.now() - at),
    code: body.errors?.[0]?.code,
    retryAfter: response.headers.get('Retry-After'),
  }
}
