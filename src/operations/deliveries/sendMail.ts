import { randomUUID } from 'node:crypto'
import { handOverMail, type HandedOver, type MailMessage } from '@/adapters/handOverMail'
import { patiently } from '@/db/patiently'
import { queryRows, sql } from '@/db/sql'
import { env } from '@/env'
import { AppError } from '@/errors'
import { deliverySubject } from '@/lib/deliverySubject'
import { parseMailbox } from '@/lib/parseMailbox'
import {
  claimDelivery,
  readFate,
  settleDelivery,
  type Claimed,
  type DeliveryKey,
} from '@/operations/deliveries/ledger'
import { hashAddress } from '@/operations/suppressions/hashAddress'
import { done, skipped, type JobContext, type JobOutcome } from '@jobs/jobHandler'

type Input = {
  /** The running job, as its handler got it. */
  job: Pick<JobContext, 'jobId' | 'lastAttempt' | 'logger' | 'payload'>
  /** What mail it is, for example `admission`: the same word for all mails of the kind. */
  kind: string
  /** Id of what it is about: a registration, a ticket message, a certificate. */
  subject: string
  /** Id of the contact it goes to (`upsertContact` makes one of an address). */
  contact: string
  /** A later round is a new mail about the same thing. Default 1. */
  round?: number
  /** Makes the mail, only if it is to go out. Says why where it is out of date by now. */
  compose: () => Promise<MailMessage | { skip: string }>
}

type Held = Claimed & Pick<Input, 'job'> & { by: string; key: DeliveryKey }

/**
 * Sends one transactional mail through the ledger: at most once per kind, subject, contact and round,
 * however often and however many times at once its job runs. The way to use it is a job handler that ends
 * with `return sendMail({ job: context, kind, subject, contact, compose })`, asked for by the outbox.
 *
 * The row in `deliveries` is written first, with the Message-ID that every try keeps. `claimed` while the
 * mail is made, `handoff` from before its first byte leaves until the server has answered, then
 * - `accepted`: the server took it;
 * - `retry`: 4xx, no connection, no log-in: the job fails and is tried again; after its last try `dead`;
 * - `dead`: 5xx, with the server's words as the reason; the job ends;
 * - `unknown`: the connection broke or the process died while the mail was on its way. It may have arrived,
 *   so it is never sent again by itself: staff see it and decide (a new round);
 * - `skipped`: out of date (`compose` says so), or the address is suppressed for all mail.
 * What has happened is noted even if the database goes away meanwhile, for a minute. Outside any transaction.
 * Safe to repeat.
 * @throws Error to have the job tried again; what `compose` throws, with the mail back to `pending`
 */
export async function sendMail(input: Input): Promise<JobOutcome> {
  const { job, kind, contact, compose } = input
  const { payload } = job
  const key = { kind, contact, subject: deliverySubject(input.subject, input.round) }
  const by = `${job.jobId}/${randomUUID()}`
  const domain = senderDomain()
  const claimed = await patiently(() => claimDelivery({ payload, ...key, by, domain }))
  if (!claimed) return passOver(input, key)
  const held: Held = { ...claimed, job, by, key }
  const message = await composeHeld(held, compose)
  const skip = await patiently(() => findSuppression(held, message))
  if (skip !== null) {
    await settle(held, { from: 'claimed', to: 'skipped', reason: skip })
    return skipped(skip)
  }
  return record(held, await handOver(held, message as MailMessage))
}

const senderDomain = () => parseMailbox(env.mailFrom).address.split('@')[1] ?? 'localhost'

/** The mail is in other hands, or its story has ended. */
async function passOver({ job: { payload } }: Input, key: DeliveryKey): Promise<JobOutcome> {
  const fate = await readFate({ payload, ...key })
  if (fate?.state === 'accepted') return skipped('sent already')
  if (fate && !['claimed', 'handoff', 'pending', 'retry'].includes(fate.state)) {
    return skipped(`${fate.state}: ${fate.reason ?? ''}`)
  }
  throw new Error(`The ${key.kind} mail is being sent by another worker; looking again later.`)
}

async function composeHeld(held: Held, compose: Input['compose']) {
  try {
    return await compose()
  } catch (error) {
    const permanent = (error instanceof AppError && error.permanent) || held.job.lastAttempt
    const reason = `The mail could not be made: ${(error as Error).message}`.slice(0, 500)
    await settle(held, { from: 'claimed', to: permanent ? 'dead' : 'pending', reason })
    throw error
  }
}

async function findSuppression({ job }: Held, message: MailMessage | { skip: string }) {
  if ('skip' in message) return message.skip
  const [row] = await queryRows<{ reason: string }>(
    job.payload,
    sql`SELECT reason::text FROM suppressions
        WHERE hash = ${hashAddress(message.to.address)} AND scope = 'all' LIMIT 1`,
  )
  return row ? `This address gets no mail any more (${row.reason}).` : null
}

function handOver(held: Held, message: MailMessage): Promise<HandedOver> {
  return handOverMail({
    message,
    from: parseMailbox(env.mailFrom),
    messageId: held.messageId,
    beforeBytes: async () => {
      const ours = await patiently(() =>
        settleDelivery({ ...step(held), from: 'claimed', to: 'handoff' }),
      )
      if (!ours) throw new Error('Another worker took the mail over before it left.')
    },
  })
}

async function record(held: Held, handed: HandedOver): Promise<JobOutcome> {
  if (handed.is === 'accepted') {
    await settle(held, { from: 'handoff', to: 'accepted', response: handed.response })
    return done
  }
  const { is, reason } = handed
  const from = await currentState(held)
  if (is === 'unknown') {
    const why = `The connection broke while the mail was on its way, it may have arrived: ${reason}`
    await settle(held, { from, to: 'unknown', reason: why })
    return skipped(why)
  }
  const ends = is === 'refused' || held.job.lastAttempt
  await settle(held, { from, to: ends ? 'dead' : 'retry', reason })
  if (is === 'refused') return skipped(`refused: ${reason}`)
  throw new Error(`The mail server did not take the mail for now: ${reason}`)
}

/** `handoff` where the message was on its way when the answer came, else still `claimed`. */
async function currentState({ job: { payload }, key }: Held): Promise<'claimed' | 'handoff'> {
  const fate = await patiently(() => readFate({ payload, ...key }))
  return fate?.state === 'handoff' ? 'handoff' : 'claimed'
}

const step = ({ id, by, job: { payload } }: Held) => ({ payload, id, by })

type Change = Omit<Parameters<typeof settleDelivery>[0], 'by' | 'id' | 'payload'>

async function settle(held: Held, change: Change): Promise<void> {
  if (await patiently(() => settleDelivery({ ...step(held), ...change }))) return
  held.job.logger.warn(
    { delivery: held.id, to: change.to },
    'the mail was in other hands meanwhile',
  )
}
