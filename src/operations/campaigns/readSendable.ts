import type { PayloadRequest } from 'payload'
import type { CampaignMessage } from '@/emails/campaign/campaignMessage'
import { AppError } from '@/errors'
import type { Campaign } from '@/payload-types'
import { composeStored } from '@/operations/campaigns/composeStored'

/**
 * A campaign and what it says, fit to be sent.
 * @throws AppError NOT_FOUND; 422 with a problem per field in `data.fields`, and in `data.tags` the names of
 *   merge tags that nothing stands behind
 */
export async function readSendable(
  req: PayloadRequest,
  id: string,
): Promise<{ doc: Campaign; message: CampaignMessage }> {
  const doc = await req.payload.findByID({
    collection: 'campaigns',
    id,
    depth: 0,
    disableErrors: true,
    overrideAccess: true,
    req,
  })
  if (!doc) throw new AppError('NOT_FOUND')
  const { message, problems, unknownTags } = await composeStored(req, doc)
  if (problems.length === 0) return { doc, message }
  throw new AppError('INVALID_FIELDS', {
    message: problems.map((problem) => problem.message).join(' '),
    data: { fields: problems, tags: unknownTags },
  })
}
