import type { Payload } from 'payload'
import { readUpload } from '@/operations/media/readUpload'
import { fitImage } from '@/adapters/social/fitImage'
import { requirePlatform } from '@/adapters/social/requirePlatform'
import { SocialError } from '@/adapters/social/socialError'
import type { PreparedPost, UploadedFile } from '@/adapters/social/socialPlatform'
import { queryRows, sql } from '@/db/sql'
import { claimTarget, type ClaimedTarget } from '@/operations/social/claimTarget'
import { openAccount, type OpenedAccount } from '@/operations/social/openAccount'
import { settleTarget } from '@/operations/social/settleTarget'

/** A platform that is not reached, or does not say what it did, is asked again for this long. */
const patienceMs = 24 * 60 * 60_000
/** A request under way gets this long to arrive before the platform is asked about it. */
const firstLookMs = 30_000
const longestPauseMs = 60 * 60_000

type Try = { payload: Payload; target: ClaimedTarget; account: OpenedAccount }

/**
 * One try to put a post on one account: uploads its images, stores that the call is about to be made (`armed`),
 * makes the one creating call, stores the outcome. A call whose outcome nobody knows is never repeated before the
 * platform was asked whether the post is there. Safe to run twice, and to die at any point. Outside any
 * transaction: it waits for the network.
 * @returns why nothing was done, or null
 */
export async function publishTarget(payload: Payload, id: string): Promise<string | null> {
  const target = await claimTarget(payload, id)
  if (!target) return 'settled, not due, or being worked on'
  const account = target.account ? await openAccount(payload, target.account) : null
  if (!account) {
    const error = 'The account is not there any more.'
    await settleTarget({ payload, target, to: endOf(target), error, errorCode: 'gone' })
    return null
  }
  if (account.limitedUntil && account.limitedUntil > new Date()) {
    // An armed one was left by a try that died: it goes on as unknown.
    const to = target.state === 'queued' ? 'queued' : 'unknown'
    await settleTarget({ payload, target, to, nextAttemptAt: account.limitedUntil })
    return 'the platform asked us to wait'
  }
  const attempt = { payload, target, account }
  if (target.state !== 'queued') await reconcile(attempt)
  else await post(attempt)
  return null
}

/** Where a target ends that cannot be tried: one that may stand on the platform waits for a person. */
const endOf = ({ state }: ClaimedTarget) => (state === 'queued' ? 'failed' : 'needs_attention')

async function post(attempt: Try): Promise<void> {
  const { payload, target, account } = attempt
  let prepared: PreparedPost
  try {
    prepared = await prepare(attempt)
  } catch (error) {
    await afterFailure({ ...attempt, thrown: error, sent: false })
    return
  }
  if (!(await arm(attempt, prepared))) return
  try {
    const posted = await requirePlatform(account.platform).create(account, prepared)
    await settleTarget({ payload, target, to: 'posted', posted })
  } catch (error) {
    await afterFailure({ ...attempt, thrown: error, sent: true })
  }
}

/** Uploads and look-ups: may be repeated, and create nothing that people see. */
async function prepare({ payload, target, account }: Try): Promise<PreparedPost> {
  const { key, frozen } = target
  const platform = requirePlatform(account.platform)
  const uploads: Record<string, UploadedFile> = { ...target.uploads }
  for (const file of frozen.files) {
    if (uploads[file.id]) continue
    const fitted = await fitImage(
      { bytes: await readUpload(file), mimeType: file.mimeType },
      { maxBytes: account.limits.mediaBytes, types: account.limits.mediaTypes },
    )
    const { bytes, mimeType, width, height } = fitted
    const uploaded = await platform.upload(account, {
      ...{ bytes, mimeType, alt: file.alt },
      name: file.filename,
    })
    uploads[file.id] = { width, height, ...uploaded }
    await queryRows(
      payload,
      sql`UPDATE social_post_targets SET uploads = ${JSON.stringify(uploads)}::jsonb
          WHERE id = ${target.id}`,
    )
  }
  return {
    key,
    text: frozen.text,
    language: frozen.language,
    createdAt: frozen.createdAt,
    files: frozen.files.map(({ id }) => uploads[id] as UploadedFile),
    extras: await platform.prepare(account, frozen.text),
  }
}

/** Committed before the call: from here on the post may exist. */
async function arm({ payload, target: { id } }: Try, prepared: PreparedPost): Promise<boolean> {
  const rows = await queryRows(
    payload,
    sql`UPDATE social_post_targets SET state = 'armed', armed_at = coalesce(armed_at, now()),
          prepared = ${JSON.stringify(prepared)}::jsonb, updated_at = now()
        WHERE id = ${id} AND state = 'queued' AND claimed_until > now() RETURNING id`,
  )
  return rows.length > 0
}

type Failed = Try & {
  thrown: unknown
  /** The creating call was made, now or in an earlier try. */
  sent: boolean
}

/** Asks the platform whether the post of an earlier call is there. */
async function reconcile(attempt: Try): Promise<void> {
  const { payload, target, account } = attempt
  if (target.state === 'armed') await settleTarget({ payload, target, to: 'unknown' })
  try {
    const prepared = target.prepared as PreparedPost
    const found = await requirePlatform(account.platform).find(account, prepared)
    if (found) await settleTarget({ payload, target, to: 'posted', posted: found })
    // It is not there: the same call under the same key, which the platform takes at most once.
    else await settleTarget({ payload, target, to: 'queued', nextAttemptAt: new Date() })
  } catch (error) {
    await afterFailure({ ...attempt, thrown: error, sent: true })
  }
}

async function afterFailure({ thrown, sent, ...attempt }: Failed): Promise<void> {
  const { payload, target } = attempt
  const error = thrown instanceof SocialError ? thrown : null
  if (!error && sent) throw thrown
  const message = error?.message ?? 'An image could not be read.'
  // Asked about an earlier call, the platform's refusal says nothing about that call.
  const asking = target.state !== 'queued'
  const settle = (rest: Omit<Parameters<typeof settleTarget>[0], 'payload' | 'target'>) =>
    settleTarget({ payload, target, error: message, ...rest })
  const onward = asking ? 'unknown' : 'queued'
  if (error?.failure === 'rate-limited' && error.retryAt) {
    await limitAccount(attempt, error.retryAt)
    await settle({ to: onward, errorCode: 'rate-limited', nextAttemptAt: error.retryAt })
  } else if (error?.failure === 'unauthorised') {
    await loseAccount(attempt, message)
    await settle({ to: 'needs_attention', errorCode: asking ? 'unknown' : 'reconnect' })
  } else if (error?.failure === 'rejected' || !error) {
    const errorCode = asking ? 'unknown' : (error?.code ?? 'rejected')
    await settle({ to: asking ? 'needs_attention' : 'failed', errorCode })
  } else {
    // Answered with a 5xx, or broken off: after the creating call that means unknown.
    const open = asking || (sent && (error.failure === 'unknown' || error.status !== undefined))
    const tired = Date.now() - Date.parse(target.createdAt) > patienceMs
    const pauseMs = Math.min(firstLookMs * 2 ** (target.attempts - 1), longestPauseMs)
    const nextAttemptAt = new Date(Math.max(Date.now() + pauseMs, error.retryAt?.getTime() ?? 0))
    if (!tired)
      await settle({ to: open ? 'unknown' : 'queued', nextAttemptAt, errorCode: 'waiting' })
    else if (open) await settle({ to: 'needs_attention', errorCode: 'unknown' })
    else await settle({ to: 'failed', errorCode: 'unreachable' })
  }
}

async function limitAccount({ payload, account }: Try, until: Date): Promise<void> {
  await queryRows(
    payload,
    sql`UPDATE social_accounts SET limited_until = ${until.toISOString()}::timestamptz
        WHERE id = ${account.id}`,
  )
}

async function loseAccount({ payload, account }: Try, reason: string): Promise<void> {
  await queryRows(
    payload,
    sql`UPDATE social_accounts SET status = 'needs_reconnect', status_reason = ${reason},
          last_checked_at = now(), updated_at = now() WHERE id = ${account.id}`,
  )
}
