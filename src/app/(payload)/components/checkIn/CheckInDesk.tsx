'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { ScanEntry } from '@/lib/checkIns/scanQueue'
import { intlTags } from '@/lib/i18n/locale'
import type { Language } from '@/lib/localisedText'
import type { Gates } from '@/operations/checkIns/readGates'
import { CameraPanel } from './CameraPanel'
import { undoCheckIn } from './checkInApi'
import { checkInTexts } from './checkInTexts'
import { GateBar } from './GateBar'
import { giveSign } from './giveSign'
import { PersonEntry } from './PersonEntry'
import { RecentScans } from './RecentScans'
import { ScanResult, toneOf } from './ScanResult'
import { useGateCounts } from './useGateCounts'
import { useScans } from './useScans'

type Props = { initial: Gates; list: string; language: Language; mayUndo: boolean }

/** The door: scan, type or search; the answer is large; what waits for the network is kept. */
export function CheckInDesk({ initial, list: first, language, mayUndo }: Props) {
  const texts = checkInTexts[language]
  const { event } = initial
  const { gates, refresh } = useGateCounts(initial)
  const { entries, signedOut, scan, markUndone } = useScans(event.id)
  const [list, setList] = useState(first)
  const [direction, setDirection] = useState<'in' | 'out'>('in')
  const [sound, setSound] = useState(true)
  const [trouble, setTrouble] = useState(false)
  const newest = entries[0]
  const tone = toneOf(newest)
  const said = useRef(newest?.nonce)

  useEffect(() => {
    if (tone !== 'accepted' && tone !== 'refused') return
    refresh()
    if (said.current === newest?.nonce) return
    said.current = newest?.nonce
    if (sound) giveSign(tone)
  }, [newest?.nonce, refresh, sound, tone])

  const timeFormat = new Intl.DateTimeFormat(intlTags[language], {
    timeStyle: 'short',
    timeZone: event.timezone,
  })
  const time = (iso: string) => timeFormat.format(new Date(iso))
  const onSubject = (subject: { code: string } | { registration: string }) => {
    setTrouble(false)
    scan({ subject, list, direction })
  }
  const onCode = useCallback(
    (code: string) => {
      setTrouble(false)
      scan({ subject: { code }, list, direction })
    },
    [direction, list, scan],
  )
  const undo = async ({ nonce, answer }: ScanEntry) => {
    if (answer?.kind !== 'accepted') return
    const worked = await undoCheckIn(answer.checkIn)
    setTrouble(!worked)
    if (!worked) return
    markUndone(nonce)
    refresh()
  }
  const changeList = (id: string) => {
    setList(id)
    const query = new URLSearchParams({ event: event.id, list: id })
    window.history.replaceState(null, '', `/admin/check-in?${query}`)
  }
  return (
    <div className="checkin-desk">
      <GateBar
        gates={gates}
        list={list}
        direction={direction}
        sound={sound}
        texts={texts}
        onList={changeList}
        onDirection={setDirection}
        onSound={setSound}
      />
      {signedOut && (
        <p role="alert" className="checkin-notice">
          {texts.signedOut}{' '}
          <a
            href={`/admin/login?redirect=${encodeURIComponent(`/admin/check-in?event=${event.id}`)}`}
          >
            {texts.signIn}
          </a>
        </p>
      )}
      {trouble && (
        <p role="alert" className="checkin-notice">
          {texts.undoFailed}
        </p>
      )}
      <ScanResult
        entry={newest}
        texts={texts}
        time={time}
        mayUndo={mayUndo}
        onUndo={(entry) => void undo(entry)}
      />
      <CameraPanel texts={texts} onCode={onCode} />
      <RecentScans
        entries={entries.slice(1, 9)}
        texts={texts}
        time={time}
        mayUndo={mayUndo}
        onUndo={(entry) => void undo(entry)}
      />
      <PersonEntry
        event={event.id}
        language={language}
        texts={texts}
        time={time}
        direction={direction}
        onSubject={onSubject}
      />
    </div>
  )
}
