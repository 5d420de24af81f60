import { campaignStates } from '@/lib/campaignStates'
import type { Language } from '@/lib/localisedText'
import type { Running, RunningCampaign } from '@/operations/dashboard/readRunning'
import { statusTone } from '../campaigns/statusTone'
import type { DashboardTexts } from './dashboardTexts'
import { ProgressLine } from './ProgressLine'

type Props = {
  campaigns: Running<RunningCampaign>
  language: Language
  texts: DashboardTexts
  mayWrite: boolean
}

const list = '/admin/collections/campaigns'

/** Campaigns on their way: how far each is, and what came back. */
export function RunningCampaigns({ campaigns: { rows, total }, language, texts, mayWrite }: Props) {
  return (
    <section className="rostrum-card" aria-label={texts.campaigns}>
      <h2>{texts.campaigns}</h2>
      {rows.length === 0 ? (
        <p className="rostrum-empty">{texts.noCampaigns}</p>
      ) : (
        <ul className="rostrum-events">
          {rows.map((campaign) => (
            <li key={campaign.id}>
              <a href={`${list}/${campaign.id}`}>{campaign.name}</a>
              <Progress campaign={campaign} language={language} texts={texts} />
            </li>
          ))}
        </ul>
      )}
      {rows.length === 0 && mayWrite ? (
        <a className="rostrum-more" href={`${list}/create`}>
          {texts.newCampaign}
        </a>
      ) : (
        <a className="rostrum-more" href={list}>
          {total > rows.length ? texts.more(total - rows.length) : texts.allCampaigns}
        </a>
      )}
    </section>
  )
}

type One = { campaign: RunningCampaign; language: Language; texts: DashboardTexts }

function Progress({ campaign: { status, states }, language, texts }: One) {
  const sum = (...names: (keyof typeof states)[]) =>
    names.reduce((mails, name) => mails + (states[name] ?? 0), 0)
  const planned = Object.values(states).reduce((mails, count) => mails + count, 0)
  const left = sum('pending', 'claimed', 'handoff', 'retry')
  // What bounced had been accepted first.
  const sent = sum('accepted', 'bounced', 'complained')
  const bounced = sum('bounced')
  const failed = sum('dead', 'unknown')
  const words = [
    planned === 0 ? texts.planning : texts.sent(sent, planned),
    ...(bounced > 0 ? [texts.bounced(bounced)] : []),
    ...(failed > 0 ? [texts.notDelivered(failed)] : []),
  ]
  return (
    <ProgressLine
      status={campaignStates.labels[status][language]}
      tone={statusTone(status)}
      done={planned - left}
      total={planned}
      words={words.join(' · ')}
    />
  )
}
