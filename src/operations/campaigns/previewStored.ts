import type { PayloadRequest } from 'payload'
import { previewCampaign } from '@/emails/campaign/previewCampaign'
import { env } from '@/env'
import { AppError, type FieldProblem } from '@/errors'
import { composeStored } from '@/operations/campaigns/composeStored'
import { sampleRecipient, testAddresses } from '@/operations/campaigns/sampleRecipient'

type Input = { req: PayloadRequest; campaign: string; contact: string | null }

export type CampaignPreview = {
  subject: string
  html: string
  text: string
  from: { name: string; address: string }
  recipient: string
  /** What keeps it from being sent. With any of it there is nothing to read yet. */
  problems: FieldProblem[]
  tags: string[]
}

/** What one person would read, or what is wrong. @throws AppError NOT_FOUND */
export async function previewStored({ req, campaign, contact }: Input): Promise<CampaignPreview> {
  const doc = await req.payload.findByID({
    collection: 'campaigns',
    id: campaign,
    depth: 0,
    disableErrors: true,
    overrideAccess: true,
    req,
  })
  if (!doc) throw new AppError('NOT_FOUND')
  const { message, problems, unknownTags } = await composeStored(req, doc)
  const recipient = await sampleRecipient(req, contact)
  const rest = { from: message.from, recipient: recipient.email, problems, tags: unknownTags }
  if (problems.length > 0) return { subject: '', html: '', text: '', ...rest }
  const addresses = testAddresses({ message, recipient, publicUrl: env.publicUrl })
  const untracked = { ...message, trackOpens: false }
  return { ...previewCampaign({ message: untracked, recipient, addresses }), ...rest }
}
