'use client'

import { useState } from 'react'
import type { CampaignTexts } from './campaignTexts'

type Props = {
  texts: CampaignTexts
  busy: boolean
  email: string
  onSubmit: (to: string[]) => void
}

/** Where a test goes. No form of its own: it stands inside that of the campaign. */
export function TestForm({ texts, busy, email, onSubmit }: Props) {
  const [to, setTo] = useState(email)
  const addresses = to
    .split(/[,;\s]+/)
    .map((address) => address.trim())
    .filter(Boolean)
  return (
    <div className="campaigns-ask">
      <label>
        {texts.testTo}
        <input
          type="text"
          inputMode="email"
          value={to}
          onChange={(event) => setTo(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            onSubmit(addresses)
          }}
        />
      </label>
      <button
        type="button"
        disabled={busy || addresses.length === 0}
        className="rostrum-button rostrum-button--first"
        onClick={() => onSubmit(addresses)}
      >
        {busy ? texts.working : texts.sendTest}
      </button>
    </div>
  )
}
