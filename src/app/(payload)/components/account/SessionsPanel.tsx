'use client'

import { toast } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { SessionEntry } from '@/operations/accounts/listSessions'
import { callAccount } from './accountApi'
import type { AccountTexts } from './accountTexts'

type Props = { texts: AccountTexts; language: string }

const path = '/api/users/me/sessions'

/** Where one is signed in, and how to end it there. */
export function SessionsPanel({ texts, language }: Props) {
  const [sessions, setSessions] = useState<SessionEntry[] | null>(null)
  const [version, setVersion] = useState(0)
  useEffect(() => {
    const load = async () => {
      const outcome = await callAccount<{ docs: SessionEntry[] }>({
        ...{ method: 'GET', path, failure: '' },
      })
      if (outcome.ok) setSessions(outcome.body.docs)
    }
    void load()
  }, [version])

  const end = async (target: string) => {
    const outcome = await callAccount({ method: 'DELETE', path: target, failure: texts.failure })
    if (!outcome.ok) toast.error(outcome.problem.message)
    setVersion((known) => known + 1)
  }
  if (!sessions) return null
  const when = (moment: string) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(
      new Date(moment),
    )
  const others = sessions.filter(({ current }) => !current)
  return (
    <section className="rostrum account-panel" aria-label={texts.sessions}>
      <h3>{texts.sessions}</h3>
      <ul className="account-sessions">
        {sessions.map(({ id, current, kind, userAgent, ip, startedAt, lastUsedAt }) => (
          <li key={id}>
            <div>
              <strong>{nameOf(userAgent) ?? texts.unknownDevice}</strong>
              {current && (
                <span className="rostrum-badge rostrum-badge--good">{texts.current}</span>
              )}
              <p className="rostrum-quiet">
                {[kind === 'panel' ? texts.panel : texts.api, ip].filter(Boolean).join(' · ')}
                <br />
                {texts.started} {when(startedAt)} · {texts.lastUsed} {when(lastUsedAt)}
              </p>
            </div>
            {!current && (
              <button
                type="button"
                className="rostrum-button"
                onClick={() => void end(`${path}/${id}`)}
              >
                {texts.end}
              </button>
            )}
          </li>
        ))}
      </ul>
      {others.length > 0 ? (
        <div className="account-row">
          <button
            type="button"
            className="rostrum-button"
            onClick={() => window.confirm(texts.endOthersQuestion) && void end(path)}
          >
            {texts.endOthers}
          </button>
        </div>
      ) : (
        <p className="rostrum-quiet">{texts.noOthers}</p>
      )}
    </section>
  )
}

/** A browser and its system in words people know; null for what says neither. */
function nameOf(userAgent: string | null): string | null {
  if (!userAgent) return null
  const browser = /(Edg|Firefox|Chrome|Safari)\w*\//.exec(userAgent)?.[1]?.replace('Edg', 'Edge')
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(userAgent)?.[1]
  return [browser, system].filter(Boolean).join(', ') || userAgent.slice(0, 60)
}
