import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { bulkConnections, handOverBulk, type BulkOutcome } from '@/adapters/bulkMailer'
import { limitConcurrency } from '@/lib/limitConcurrency'
import { groupWrites } from '@/lib/groupWrites'
import { nextRetryMs, outageWaitMs } from '@/lib/mailRetries'
import { logger } from '@/logger'
import { announceProgress } from '@/operations/campaigns/announceProgress'
import {
  claimMails,
  releaseClaims,
  renewClaims,
  renewEveryMs,
  writeSteps,
  type ClaimedMail,
  type Holder,
  type LedgerStep,
  type Settlement,
} from '@/operations/campaigns/batchLedger'
import { loadSnapshot } from '@/operations/campaigns/loadSnapshot'
import { personalLinks } from '@/operations/campaigns/personalLinks'
import { awaitPace, readPace } from '@/operations/campaigns/senderPace'

type Options = { payload: Payload; campaign: string; batch: number; signal: AbortSignal }

/** One process has so many mails on their way at once, whatever number of batches it works on. */
const onTheWay = limitConcurrency(bulkConnections)

/** Rows taken in one bite. Small, so that little is held when a process dies. */
const biteSize = 3 * bulkConnections
const nothing = { mails: [], last: null }

/**
 * Sends what is due of a batch, until nothing is, the campaign is not being sent any more, the mail server
 * fails or the signal aborts. What it took and did not send it gives back. Each row goes claimed -> handoff
 * (committed before the first byte leaves) -> what the server said; memory holds one bite. Any number may work
 * on the same batch. Outside transactions. Safe to repeat.
 * @returns `trouble`: why the mail server could not be used, or null
 */
export async function sendDueMails(options: Options): Promise<{ trouble: string | null }> {
  const { payload, campaign, batch, signal } = options
  const snapshot = await loadSnapshot(payload, campaign)
  if (!snapshot) return { trouble: null }
  const holder: Holder = { payload, campaign, by: randomUUID() }
  const { audience, message, compose } = snapshot
  const perMinute = await readPace(payload, campaign)
  const write = groupWrites((steps: LedgerStep[]) => repeatWrite(() => writeSteps(holder, steps)))
  let trouble: string | null = null
  let stopped = false
  /** Nothing more is due; what was taken still goes out. */
  let drained = false
  const goesOn = () => !stopped && trouble === null && !signal.aborted

  let taken: ClaimedMail[] = []
  let after: string | null = null
  let taking: Promise<void> | undefined
  const takeMore = () =>
    (taking ??= (async () => {
      const most = biteSize
      const limit = perMinute
        ? await awaitPace({ payload, campaign, most, perMinute, signal })
        : most
      const claim = { ...holder, batch, audience, limit, after }
      const { mails, last } = limit > 0 ? await claimMails(claim) : nothing
      // At its end the batch is looked at from the start once more: rows come due, or are given back.
      drained = last === null && after === null
      after = last
      taken = [...taken, ...mails]
    })().finally(() => {
      taking = undefined
    }))

  const lane = async () => {
    /** What became of the mail before: written together with the permission for the next one. */
    let owed: Settlement | null = null
    const settle = async () => {
      if (owed) await write({ settled: owed })
      owed = null
    }
    for (;;) {
      if (taken.length === 0 || onTheWay.full()) await settle()
      while (goesOn() && !drained && taken.length === 0) await takeMore()
      const mail = goesOn() ? taken.shift() : undefined
      if (!mail) return settle()
      // The next bite is taken while this one is on its way.
      if (taken.length === bulkConnections && !drained) {
        void takeMore().catch((error: unknown) => logger.warn({ err: error }, 'claim failed'))
      }
      const before: Settlement | undefined = owed ?? undefined
      owed = null
      owed = await onTheWay(() => send(mail, before))
      await announceProgress({ payload, campaign })
    }
  }

  const send = async (mail: ClaimedMail, before?: Settlement): Promise<Settlement | null> => {
    const { id } = mail
    const made = goesOn() ? attempt(() => make(mail)) : null
    if (made === null || 'problem' in made) {
      if (before) await write({ settled: before })
      return made && { id, state: 'dead', reason: made.problem }
    }
    const permitted = write({ settled: before, leaving: id })
    const outcome = await handOverBulk({ ...made, permitted })
    if (outcome.is === 'unreachable') trouble = outcome.reason
    // Withheld: another holder has it, or the campaign stopped. Look again rather than go on blindly.
    if (outcome.is === 'withheld') stopped = true
    // A database that does not answer must not look like a mail that may go.
    await permitted
    return settlementOf(mail, outcome)
  }

  const make = (mail: ClaimedMail) =>
    compose({
      recipient: { ...mail, delivery: mail.id },
      addresses: personalLinks(mail.id, message.links.length),
      date: new Date(),
    })

  const renewal = setInterval(() => {
    renewClaims(holder).catch((error: unknown) =>
      logger.warn({ err: error, campaign }, 'claims could not be renewed'),
    )
  }, renewEveryMs)
  try {
    const lanes = await Promise.allSettled(Array.from({ length: bulkConnections }, lane))
    await taking?.catch(() => undefined)
    const failed = lanes.find((result) => result.status === 'rejected')
    if (failed) throw failed.reason
  } finally {
    clearInterval(renewal)
    await releaseClaims(holder)
  }
  return { trouble }
}

function attempt<Made extends object>(make: () => Made): Made | { problem: string } {
  try {
    return make()
  } catch (error) {
    return { problem: (error as Error).message }
  }
}

function settlementOf({ id, attempts }: ClaimedMail, outcome: BulkOutcome): Settlement | null {
  switch (outcome.is) {
    case 'accepted':
      return { id, state: 'accepted', response: outcome.response }
    case 'refused':
      return { id, state: 'dead', reason: outcome.reason, response: outcome.reason }
    case 'unknown':
      return {
        id,
        state: 'unknown',
        reason: `The connection broke while the mail was on its way; it may have arrived. ${outcome.reason}`,
      }
    case 'deferred': {
      const waitMs = nextRetryMs(attempts + 1)
      return waitMs === null
        ? { id, state: 'dead', reason: `Given up after ${attempts + 1} tries: ${outcome.reason}` }
        : { id, state: 'retry', reason: outcome.reason, response: outcome.reason, waitMs }
    }
    case 'unreachable':
      return {
        id,
        state: 'retry',
        reason: `The mail server could not be used: ${outcome.reason}`,
        waitMs: outageWaitMs,
        unburned: true,
      }
    case 'withheld':
      return null
  }
}

const triesOfWrite = 6

/** What a server said must not get lost to a database that blinks: else the mail counts as unknown. */
async function repeatWrite<Answer>(write: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write()
    } catch (error) {
      if (attempt === triesOfWrite) throw error
      logger.warn(
        { err: error, attempt },
        'what became of mails could not be written; trying again',
      )
      await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** attempt))
    }
  }
}
