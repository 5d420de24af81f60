import { endBatch } from '@/operations/campaigns/endBatch'
import { sendDueMails } from '@/operations/campaigns/sendDueMails'
import { done, type JobContext, type JobOutcome } from '@jobs/jobHandler'

/** After this long a run ends and asks for another one, so that no campaign keeps the others waiting. */
const turnMs = 60_000

/** Sends what is due. The ledger's rows guard each mail: safe to repeat, and to run twice at once. */
export async function sendBatchHandler(
  { payload, signal, logger }: JobContext,
  { campaign, batch }: { campaign: string; batch: number },
): Promise<JobOutcome> {
  const turn = AbortSignal.any([signal, AbortSignal.timeout(turnMs)])
  const { trouble } = await sendDueMails({ payload, campaign, batch, signal: turn })
  if (trouble) logger.warn({ campaign, batch, trouble }, 'the mail server could not be used')
  await endBatch({ payload, campaign, batch, trouble })
  return done
}
