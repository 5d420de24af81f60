'use client'

import { useState } from 'react'
import type { CampaignState } from '@/lib/campaignStates'
import type { AudienceSize } from '@/operations/campaigns/readAudience'
import { callCampaigns } from './campaignApi'
import type { CampaignTexts } from './campaignTexts'
import { ScheduleForm } from './ScheduleForm'
import { TestForm } from './TestForm'

type Action = keyof CampaignTexts['actions']
type Asked = 'cancel' | 'send' | 'unschedule'

/** What one can do with a campaign in its state, the main thing first. */
const actionsOf: Record<CampaignState, Action[]> = {
  draft: ['send', 'schedule', 'test'],
  scheduled: ['send', 'unschedule', 'test', 'cancel'],
  sending: ['pause', 'cancel'],
  paused: ['resume', 'cancel'],
  sent: [],
  cancelled: [],
  failed: [],
}

type Props = {
  id: string
  status: CampaignState
  texts: CampaignTexts
  email: string
  onDone: () => Promise<void>
}

/** The buttons of a campaign. What cannot be taken back is asked first. */
export function CampaignActions({ id, status, texts, email, onDone }: Props) {
  const [open, setOpen] = useState<Action | null>(null)
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<{ text: string; bad: boolean } | null>(null)
  const [size, setSize] = useState<AudienceSize | null>(null)

  const act = async (action: Action, body: unknown = {}) => {
    setBusy(true)
    setSaid(null)
    const answer = await callCampaigns<{
      sent?: number
      results?: { state: string; reason: string | null }[]
    }>(`/api/campaigns/${id}/${action}`, body)
    if ('trouble' in answer) setSaid({ text: answer.trouble ?? texts.offline, bad: true })
    else {
      setOpen(null)
      const failed = answer.done.results?.find(({ state }) => state === 'failed')
      if (failed) setSaid({ text: failed.reason ?? '', bad: true })
      else if (action === 'test')
        setSaid({ text: texts.testSent(answer.done.sent ?? 0), bad: false })
    }
    await onDone()
    setBusy(false)
  }

  const choose = async (action: Action) => {
    setSaid(null)
    if (action === 'pause' || action === 'resume') return act(action)
    setOpen(action)
    if (action !== 'send') return
    const answer = await callCampaigns<AudienceSize>(`/api/campaigns/${id}/audience`)
    setSize('done' in answer ? answer.done : null)
    if ('trouble' in answer) setSaid({ text: answer.trouble ?? texts.offline, bad: true })
  }

  const actions = actionsOf[status]
  if (actions.length === 0 && !said) return null
  const asking = open === 'send' || open === 'cancel' || open === 'unschedule' ? open : null
  const skipped = size ? size.planned - size.sendable : 0
  return (
    <div className="campaigns-actions-box">
      <div className="campaigns-actions">
        {actions.map((action, index) => (
          <button
            key={action}
            type="button"
            disabled={busy}
            aria-expanded={open === action}
            className={`rostrum-button${index === 0 ? ' rostrum-button--first' : ''}`}
            onClick={() => void choose(action)}
          >
            {texts.actions[action]}
          </button>
        ))}
      </div>
      {said && (
        <p
          className={said.bad ? 'campaigns-trouble' : 'campaigns-good'}
          role={said.bad ? 'alert' : 'status'}
        >
          {said.text}
        </p>
      )}
      {asking && (
        <Confirm
          texts={texts}
          asking={asking}
          busy={busy}
          question={asking === 'send' ? texts.ask.send(size?.sendable ?? null) : texts.ask[asking]}
          note={
            asking === 'send' && size && skipped > 0 ? texts.audience(size.sendable, skipped) : null
          }
          onYes={() => void act(asking)}
          onNo={() => setOpen(null)}
        />
      )}
      {open === 'schedule' && (
        <ScheduleForm texts={texts} busy={busy} onSubmit={(body) => void act('schedule', body)} />
      )}
      {open === 'test' && (
        <TestForm
          texts={texts}
          busy={busy}
          email={email}
          onSubmit={(to) => void act('test', { to })}
        />
      )}
    </div>
  )
}

type Question = {
  texts: CampaignTexts
  asking: Asked
  busy: boolean
  question: string
  note: string | null
  onYes: () => void
  onNo: () => void
}

function Confirm({ texts, asking, busy, question, note, onYes, onNo }: Question) {
  return (
    <div className="campaigns-ask" role="group" aria-label={question}>
      <p>
        <strong>{question}</strong>
      </p>
      {note && <p className="rostrum-quiet">{note}</p>}
      <div className="campaigns-actions">
        <button
          type="button"
          autoFocus
          disabled={busy}
          className="rostrum-button rostrum-button--first"
          onClick={onYes}
        >
          {busy ? texts.working : texts.yes[asking]}
        </button>
        <button type="button" className="rostrum-button" onClick={onNo}>
          {texts.no}
        </button>
      </div>
    </div>
  )
}
