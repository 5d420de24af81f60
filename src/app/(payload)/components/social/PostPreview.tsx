import type { UIFieldServerProps } from 'payload'
import { holds } from '@/access/can'
import { languageOf } from '@/lib/localisedText'
import { defaultLimits, type PostLimits } from '@/lib/social/platforms'
import { PostPreviews, type PreviewAccount } from './PostPreviews'
import './social.css'

/** How long the text is for each account, as its platform counts, and how it will look there. */
export async function PostPreview({ req }: UIFieldServerProps) {
  if (!holds(req, 'social.read')) return null
  const { docs } = await req.payload.find({
    collection: 'social-accounts',
    limit: 200,
    depth: 0,
    req,
  })
  const accounts = docs.map(({ id, name, platform, handle, limits }): PreviewAccount => ({
    ...{ id, name, platform, handle: handle ?? null },
    limits: { ...defaultLimits[platform], ...(limits as Partial<PostLimits> | null) },
  }))
  return <PostPreviews accounts={accounts} language={languageOf(req.i18n.language)} />
}
