'use client'

import { useState } from 'react'
import type { CampaignTexts } from './campaignTexts'

type Props = {
  texts: CampaignTexts
  busy: boolean
  onSubmit: (body: { scheduledAt: string; timezone: string }) => void
}

const own = () => Intl.DateTimeFormat().resolvedOptions().timeZone
const zones = () => {
  const all = Intl.supportedValuesOf('timeZone')
  return all.includes('UTC') ? all : ['UTC', ...all]
}

/** A time on the clocks of a zone. No form of its own: it stands inside that of the campaign. */
export function ScheduleForm({ texts, busy, onSubmit }: Props) {
  const [at, setAt] = useState('')
  const [zone, setZone] = useState(own)
  return (
    <div className="campaigns-ask">
      <label>
        {texts.when}
        <input type="datetime-local" value={at} onChange={(event) => setAt(event.target.value)} />
      </label>
      <label>
        {texts.zone}
        <select value={zone} onChange={(event) => setZone(event.target.value)}>
          {zones().map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <button
        type="button"
        disabled={busy || at === ''}
        className="rostrum-button rostrum-button--first"
        onClick={() => onSubmit({ scheduledAt: at, timezone: zone })}
      >
        {busy ? texts.working : texts.plan}
      </button>
    </div>
  )
}
