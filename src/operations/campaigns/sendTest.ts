import type { PayloadRequest } from 'payload'
import { uuidv7 } from 'uuidv7'
import { handOverBulk } from '@/adapters/bulkMailer'
import { campaignTexts } from '@/emails/campaign/campaignTexts'
import { compileCampaign } from '@/emails/campaign/compileCampaign'
import { env } from '@/env'
import { readSendable } from '@/operations/campaigns/readSendable'
import { sampleRecipient, testAddresses } from '@/operations/campaigns/sampleRecipient'

type Input = { req: PayloadRequest; campaign: string; to: string[] }

export type TestResult = { email: string; state: 'accepted' | 'failed'; reason: string | null }

/**
 * Sends what a campaign says now to a few addresses, marked as a test, and waits for the mail server's word.
 * It changes nothing and leaves no trace in the ledger; its links lead where they will lead, uncounted.
 * @throws AppError NOT_FOUND; 422 when the content is not fit to be sent
 */
export async function sendTest({ req, campaign, to }: Input): Promise<TestResult[]> {
  const { message } = await readSendable(req, campaign)
  const mark = campaignTexts[message.locale].testMark
  const compose = compileCampaign({
    ...message,
    subject: `${mark} ${message.subject}`,
    trackOpens: false,
  })
  return Promise.all(
    to.map(async (email): Promise<TestResult> => {
      const recipient = { ...(await sampleRecipient(req, email)), email, delivery: uuidv7() }
      const addresses = testAddresses({ message, recipient, publicUrl: env.publicUrl })
      try {
        const made = compose({ recipient, addresses, date: new Date() })
        const outcome = await handOverBulk({ ...made, permitted: Promise.resolve(true) })
        if (outcome.is === 'accepted') return { email, state: 'accepted', reason: null }
        const reason = 'reason' in outcome ? outcome.reason : outcome.is
        return { email, state: 'failed', reason }
      } catch (error) {
        return { email, state: 'failed', reason: (error as Error).message }
      }
    }),
  )
}
