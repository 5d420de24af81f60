import type { Job } from 'bullmq'
import { waitUntil } from '@/testing/waitUntil'
import { findLedgerFaults, settleEvent } from '../harness/findLedgerFaults'
import { rushIn } from '../harness/registrants'
import { faultOptions, type Finding, runFault } from '../harness/runFault'
import { startFaultPlatform } from '../harness/startFaultPlatform'

/**
 * `node --import tsx bench/faults/poisonJobs.ts [--redis] [--seed N] [--times 20]`: strewn among the admissions of a
 * rush, at two workers: mails that always fail, mails that fail a few times, jobs of another version (their name or
 * payload unknown), and up to 700 of those waiting in the outbox. The good ones are not kept waiting; the others get
 * exactly their tries and then lie among the failed, from where staff can have them run again; no mail goes out twice.
 */
const { redis } = faultOptions()
const platform = await startFaultPlatform({ redis })
const { payload } = platform
const { queryRows, sql } = await import('@/db/sql')
const { makeEvent } = await import('@/testing/factories/makeEvent')
const { requireQueue } = await import('@jobs/queues')
const { sendAdmission } = await import('@jobs/registrations/sendAdmission.job')
const web = await platform.startWeb()
const workers = [await platform.startWorker(), await platform.startWorker()]
const queue = requireQueue('mail')
const unknown = 'nobody.knows'
const soonMs = 15_000
const hourMs = 60 * 60_000

// The ledger takes no mail to these people: a fault of the database that strikes some jobs only.
await queryRows(payload, sql`CREATE TABLE poison (email text PRIMARY KEY)`)
await queryRows(
  payload,
  sql`CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF EXISTS (SELECT FROM poison p JOIN contacts c USING (email) WHERE c.id = NEW.contact_id)
        THEN RAISE EXCEPTION 'poison'; END IF;
        RETURN NEW; END $$`,
)
await queryRows(
  payload,
  sql`CREATE TRIGGER poison BEFORE INSERT ON deliveries FOR EACH ROW EXECUTE FUNCTION poison()`,
)

type Sick = { email: string; registration: string; job: string; mails: number }

/** Those whose mails fail: each with its job and how many mails were taken. */
const readSick = (event: string) =>
  queryRows<Sick>(
    payload,
    sql`SELECT c.email, r.id AS registration, 'outbox-' || o.id AS job,
          (SELECT count(*)::int FROM deliveries d WHERE d.kind = 'admission'
             AND d.subject = r.id::text AND d.state = 'accepted') AS mails
        FROM registrations r JOIN contacts c ON c.id = r.contact_id
        JOIN outbox o ON o.job = ${sendAdmission.name} AND o.payload->>'registration' = r.id::text
        WHERE r.event_id = ${event}`,
  )

const heal = (email: string) => queryRows(payload, sql`DELETE FROM poison WHERE email = ${email}`)

/** How many tries of a job the workers speak of. */
const countFailures = (job: string) =>
  workers
    .flatMap(({ output }) => output().split('\n'))
    .filter((line) => line.includes(`"jobId":"${job}"`) && line.includes('"job failed"')).length

type Foreign = { run: string; count: number; age: 'fresh' | 'old' }

/** Jobs as another version would ask for them, now or more than an hour ago. */
async function addForeign({ run, count, age }: Foreign): Promise<string[]> {
  const timestamp = Date.now() - (age === 'old' ? hourMs + 60_000 : 0)
  const ids = Array.from({ length: count }, (_each, at) => `${run}-${age}-${at}`)
  for (const [at, jobId] of ids.entries()) {
    const options = { jobId, timestamp, attempts: sendAdmission.attempts }
    if (at % 2) await queue.add(unknown, {}, options)
    else await queue.add(sendAdmission.name, { registration: 'none', more: true }, options)
  }
  return ids
}

const requireJob = async (id: string) => {
  const job = (await queue.getJob(id)) as Job | undefined
  if (!job) throw new Error(`No job ${id}`)
  return job
}

/**
 * Waits until each failing mail was taken or lies among the failed. Waits between tries are cut short; whoever is to
 * be mended is, once they failed often enough.
 */
const endSick = (event: string, mendedAfter: Map<string, number>) =>
  waitUntil({
    what: 'every failing mail has its end',
    timeoutMs: 120_000,
    holds: async () => {
      platform.assertAlive()
      const ended: boolean[] = []
      for (const { email, job: id, mails } of await readSick(event)) {
        const job = (await queue.getJob(id)) as Job | undefined
        if (job && (await job.isDelayed())) {
          if (job.attemptsMade >= (mendedAfter.get(email) ?? 0)) await heal(email)
          await job.promote().catch(() => undefined)
        }
        ended.push(mails > 0 || Boolean(await job?.isFailed()))
      }
      return ended.length === mendedAfter.size && ended.every(Boolean)
    },
  })

await runFault({
  close: async () => {
    const { closeQueues } = await import('@jobs/queues')
    await closeQueues()
    await platform.close()
  },
  round: async ({ between, run }) => {
    const { event } = await makeEvent({ payload, capacity: 200, slug: run })
    const ward = await makeEvent({ payload, capacity: 200, slug: `${run}-ward` })
    const people = Array.from({ length: 40 }, (_each, at) => `${run}-${at}@example.org`)
    const poisoned = between(2, 5)
    const sickPeople = Array.from(
      { length: poisoned + between(2, 5) },
      (_each, at) => `${run}-sick-${at}@example.org`,
    )
    /** Failures until somebody mends it; those that never are keep failing. */
    const mendedAfter = new Map(
      sickPeople.map((email, at) => [
        email,
        at < poisoned ? Infinity : between(1, sendAdmission.attempts - 1),
      ]),
    )
    for (const email of sickPeople)
      await queryRows(payload, sql`INSERT INTO poison VALUES (${email})`)
    const leftInOutbox = between(1, 700)
    await queryRows(
      payload,
      sql`INSERT INTO outbox (id, job, payload, run_at, created_at, updated_at)
          SELECT gen_random_uuid(), ${unknown}, ${JSON.stringify({ run })}::jsonb,
            now() - interval '1 minute', now(), now() FROM generate_series(1, ${leftInOutbox}::int)`,
    )
    const rush = Promise.all([
      rushIn({ url: () => web.url, event: event.id, people, connections: 4 }),
      rushIn({ url: () => web.url, event: ward.event.id, people: sickPeople, connections: 2 }),
    ])
    const fresh = await addForeign({ run, count: between(2, 6), age: 'fresh' })
    const old = await addForeign({ run, count: between(2, 6), age: 'old' })
    await rush
    const rushedAt = performance.now()
    let mailedMs = Infinity
    const [settled] = await Promise.all([
      settleEvent({ payload, event: event.id, count: people.length }).finally(() => {
        mailedMs = Math.round(performance.now() - rushedAt)
      }),
      endSick(ward.event.id, mendedAfter),
    ])
    const sick = await readSick(ward.event.id)
    const isPoison = ({ email }: Sick) => mendedAfter.get(email) === Infinity
    const dead = sick.filter(isPoison)
    const deadJobs = await Promise.all(dead.map(({ job }) => requireJob(job)))
    const deadTries = dead.map(({ job }) => countFailures(job))
    const reasons = deadJobs.filter(({ failedReason }) => failedReason)
    const mended = sick.filter((each) => !isPoison(each))
    const asMended = mended.filter(
      ({ email, job, mails }) => mails === 1 && countFailures(job) === mendedAfter.get(email),
    )
    const freshJobs = await Promise.all(fresh.map(requireJob))
    const waits = await Promise.all(
      freshJobs.map(async (job) => job.attemptsMade === 0 && !(await job.isFailed())),
    )
    const oldJobs = await Promise.all(old.map(requireJob))
    const refused = await Promise.all(oldJobs.map((job) => job.isFailed()))
    const rows = await queryRows<{ published: boolean }>(
      payload,
      sql`SELECT published_at IS NOT NULL AS published FROM outbox
          WHERE job = ${unknown} AND payload->>'run' = ${run}`,
    )

    // Mended at last: staff have the dead ones run again.
    for (const { email } of dead) await heal(email)
    for (const job of deadJobs) await job.retry()
    await waitUntil({
      what: 'the dead ones are mailed',
      holds: async () => (await readSick(ward.event.id)).every(({ mails }) => mails > 0),
    })
    const ledgers = await findLedgerFaults(payload)
    const once = (await readSick(ward.event.id)).every(({ mails }) => mails === 1)
    // One that a worker holds just now puts itself off again.
    for (const job of [...freshJobs, ...oldJobs]) await job.remove().catch(() => undefined)
    await queryRows(payload, sql`DELETE FROM outbox WHERE job = ${unknown}`)
    return [
      [`good ones mailed within ${mailedMs} ms`, mailedMs < soonMs],
      ...settled,
      [
        `${dead.length} dead after ${[...new Set(deadTries)].join(', ')} tries`,
        deadTries.every((tries) => tries === sendAdmission.attempts) &&
          reasons.length === dead.length,
      ],
      [
        `${asMended.length} of ${mended.length} mended after ${mended.map(({ email }) => mendedAfter.get(email)).join(', ')} tries`,
        asMended.length === mended.length,
      ],
      [`${fresh.length} of another version wait, no try counted`, waits.every(Boolean)],
      [`${old.length} such of an hour ago refused for good`, refused.every(Boolean)],
      [
        `${rows.length} unknown left in the outbox`,
        rows.length === leftInOutbox && rows.every(({ published }) => !published),
      ],
      ['the dead ones ran again, one mail each', once],
      [['ledgers agree', ...ledgers].join('; '), ledgers.length === 0],
      ['every process lives', [web, ...workers].every(({ child }) => child.exitCode === null)],
    ] satisfies Finding[]
  },
})
