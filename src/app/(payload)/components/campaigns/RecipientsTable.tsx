'use client'

import { useEffect, useState } from 'react'
import { deliveryStates, type DeliveryState } from '@/lib/deliveryStates'
import type { Language } from '@/lib/localisedText'
import type { RecipientRow } from '@/operations/campaigns/listRecipients'
import { callCampaigns } from './campaignApi'
import { campaignDeskTexts } from './campaignTexts'
import { RetryButtons } from './RetryButtons'
import type { ShownCampaign } from './useCampaign'

type Props = {
  id: string
  campaign: ShownCampaign
  language: Language
  mayRetry: boolean
  onRetried: () => Promise<void>
}

type Page = { docs: RecipientRow[]; page: number; totalPages: number }

const tones: Partial<Record<DeliveryState, string>> = {
  accepted: 'good',
  bounced: 'bad',
  complained: 'bad',
  dead: 'bad',
  retry: 'warning',
  unknown: 'warning',
}

/** Every recipient with their state and why, to be filtered and downloaded. */
export function RecipientsTable({ id, campaign, language, mayRetry, onRetried }: Props) {
  const texts = campaignDeskTexts[language]
  const [state, setState] = useState('')
  const [search, setSearch] = useState('')
  const [page, setPage] = useState(1)
  const [found, setFound] = useState<Page | null>(null)
  const query = new URLSearchParams({ ...(state ? { state } : {}), ...(search ? { search } : {}) })
  const asked = query.toString()
  const sums = JSON.stringify(campaign.states)

  useEffect(() => {
    let current = true
    const timer = setTimeout(() => {
      const path = `/api/campaigns/${id}/recipients?limit=20&page=${page}&${asked}`
      void callCampaigns<Page>(path).then((answer) => {
        if (current && 'done' in answer) setFound(answer.done)
      })
    }, 200)
    return () => {
      current = false
      clearTimeout(timer)
    }
    // Looked up again when something moved.
  }, [id, page, asked, sums])

  const label = (name: string) => deliveryStates.labels[name as DeliveryState]?.[language] ?? name
  return (
    <div className="campaigns-recipients">
      <div className="campaigns-filters">
        <label>
          {texts.state}
          <select
            value={state}
            onChange={(event) => {
              setState(event.target.value)
              setPage(1)
            }}
          >
            <option value="">{`${texts.all} (${campaign.planned})`}</option>
            {Object.entries(campaign.states).map(([name, count]) => (
              <option key={name} value={name}>{`${label(name)} (${count})`}</option>
            ))}
          </select>
        </label>
        <label>
          {texts.search}
          <input
            type="search"
            value={search}
            onChange={(event) => {
              setSearch(event.target.value)
              setPage(1)
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.preventDefault()
            }}
          />
        </label>
        <a
          className="rostrum-button"
          href={`/api/campaigns/${id}/recipients?format=csv&${asked}`}
          download
        >
          {texts.csv}
        </a>
      </div>
      {mayRetry && <RetryButtons id={id} campaign={campaign} texts={texts} onRetried={onRetried} />}
      <div
        className="campaigns-scroll"
        tabIndex={0}
        role="region"
        aria-label={texts.tabs.recipients}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{texts.person}</th>
              <th scope="col">{texts.state}</th>
              <th scope="col">{texts.why}</th>
              <th scope="col">{texts.tries}</th>
            </tr>
          </thead>
          <tbody>
            {found?.docs.map((row) => (
              <tr key={row.id}>
                <td>
                  <a href={`/admin/collections/contacts/${row.contact}`}>{row.email}</a>
                  {row.name && <span className="rostrum-quiet">{row.name}</span>}
                </td>
                <td>
                  <span
                    className={`rostrum-badge rostrum-badge--${tones[row.state as DeliveryState] ?? 'plain'}`}
                  >
                    {label(row.state)}
                  </span>
                </td>
                <td>{row.reason}</td>
                <td>{row.attempts}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {found?.docs.length === 0 && <p className="rostrum-empty">{texts.noRows}</p>}
      {found && found.totalPages > 1 && (
        <div className="campaigns-actions">
          <button
            type="button"
            className="rostrum-button"
            disabled={page <= 1}
            onClick={() => setPage(page - 1)}
          >
            {texts.previous}
          </button>
          <span>{texts.page(found.page, found.totalPages)}</span>
          <button
            type="button"
            className="rostrum-button"
            disabled={page >= found.totalPages}
            onClick={() => setPage(page + 1)}
          >
            {texts.next}
          </button>
        </div>
      )}
    </div>
  )
}
