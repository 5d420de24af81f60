import type { UIFieldServerProps } from 'payload'
import { holds } from '@/access/can'
import { languageOf } from '@/lib/localisedText'
import { CampaignDesk } from './CampaignDesk'
import { campaignDeskTexts } from './campaignTexts'

/** On the form of a campaign: what one can do with it, and what became of it. */
export function CampaignPanel({ req, id, data }: UIFieldServerProps) {
  const language = languageOf(req.i18n.language)
  if (!id) return <p className="rostrum rostrum-quiet">{campaignDeskTexts[language].saveFirst}</p>
  return (
    <CampaignDesk
      id={String(id)}
      language={language}
      maySend={holds(req, 'campaigns.send')}
      email={req.user?.email ?? ''}
      scheduledAt={typeof data?.scheduledAt === 'string' ? data.scheduledAt : null}
    />
  )
}
