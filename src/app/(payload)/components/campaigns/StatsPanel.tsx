import { deliveryStates, type DeliveryState } from '@/lib/deliveryStates'
import type { Language } from '@/lib/localisedText'
import { campaignDeskTexts, type CampaignTexts } from './campaignTexts'
import { HoursChart } from './HoursChart'
import type { ShownCampaign } from './useCampaign'

/** What became of a campaign, counted from its ledger: the states add up to the recipients. */
export function StatsPanel({
  campaign,
  language,
}: {
  campaign: ShownCampaign
  language: Language
}) {
  const texts = campaignDeskTexts[language]
  const { planned, states, opens, clicks, reasons, links, hours } = campaign
  const accepted = states.accepted ?? 0
  const parts = (Object.entries(states) as [DeliveryState, number][]).map(
    ([state, count]) =>
      `${count} ${deliveryStates.labels[state][language].toLocaleLowerCase(language)}`,
  )
  const share = (count: number) =>
    accepted === 0
      ? ''
      : (count / accepted).toLocaleString(language === 'tr' ? 'tr-TR' : 'en-GB', {
          style: 'percent',
        })
  return (
    <div className="campaigns-stats">
      <div className="campaigns-figures">
        <Figure label={texts.planned} value={planned} />
        <Figure label={texts.accepted} value={accepted} />
        <Figure
          label={texts.opened}
          value={opens.human}
          note={`${share(opens.human)} ${opens.machine > 0 ? texts.byMachines(opens.machine) : ''}`}
        />
        <Figure
          label={texts.clicked}
          value={clicks.human}
          note={`${share(clicks.human)} ${clicks.machine > 0 ? texts.byMachines(clicks.machine) : ''}`}
        />
      </div>
      <p title={texts.sumHint}>
        {texts.sum(planned, parts.join(' + '))}
        <span className="rostrum-quiet"> {texts.sumHint}</span>
      </p>
      <HoursChart hours={hours} texts={texts} />
      {reasons.length > 0 && <Reasons reasons={reasons} texts={texts} language={language} />}
      {links.length > 0 && <Links links={links} texts={texts} />}
    </div>
  )
}

function Figure({ label, value, note }: { label: string; value: number; note?: string }) {
  return (
    <div>
      <span className="rostrum-quiet">{label}</span>
      <strong>{value}</strong>
      {note?.trim() && <span className="rostrum-quiet">{note}</span>}
    </div>
  )
}

type Reasoned = Pick<ShownCampaign, 'reasons'> & { texts: CampaignTexts; language: Language }

function Reasons({ reasons, texts, language }: Reasoned) {
  return (
    <div>
      <h3>{texts.reasons}</h3>
      <ul className="campaigns-reasons">
        {reasons.map(({ state, reason, count }) => (
          <li key={`${state} ${reason}`}>
            <strong>{count}</strong> {deliveryStates.labels[state as DeliveryState][language]}:{' '}
            {reason}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Links({ links, texts }: Pick<ShownCampaign, 'links'> & { texts: CampaignTexts }) {
  return (
    <div className="campaigns-scroll" tabIndex={0} role="region" aria-label={texts.links}>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.link}</th>
            <th scope="col">{texts.people}</th>
            <th scope="col">{texts.machines}</th>
          </tr>
        </thead>
        <tbody>
          {links.map(({ url, human, machine }) => (
            <tr key={url}>
              <td>{url}</td>
              <td>{human}</td>
              <td>{machine}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
