import type { PayloadRequest } from 'payload'
import { record } from '@/outbox/record'
import { runBatch } from '@jobs/certificates/runBatch.job'

/** How many jobs print a batch side by side: while one waits for the disk, the other draws. */
const lanes = 2

/** Asks for a batch to be worked on, in the caller's transaction. */
export async function recordLanes(req: PayloadRequest, batch: string): Promise<void> {
  for (let lane = 0; lane < lanes; lane += 1) await recordLane({ req, batch, lane })
}

type Lane = { req: PayloadRequest; batch: string; lane: number; runAt?: Date }

/** Asks for one lane of a batch; at most one request of a lane waits at a time. */
export async function recordLane({ req, batch, lane, runAt }: Lane): Promise<void> {
  const dedupeKey = `${runBatch.name}:${batch}:${lane}`
  await record({ req, job: runBatch, payload: { batch, lane }, dedupeKey, runAt })
}
