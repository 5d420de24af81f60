'use client'

import {
  useImperativeHandle,
  useRef,
  useState,
  type ChangeEvent,
  type KeyboardEvent,
  type Ref,
} from 'react'
import { useDraft } from '@/app/_tickets/useDraft'
import { useTyping } from '@/app/_tickets/useTyping'
import type { Language } from '@/lib/localisedText'
import { legalTicketTransitions, ticketStates, type TicketStatus } from '@/lib/ticketStates'
import type { DeskTexts } from '@/lib/tickets/deskTexts'
import type { TicketDesk } from '@/operations/tickets/readTicketDesk'
import { CannedMenu } from './CannedMenu'

type Kind = 'internal' | 'public'

export type ComposerHandle = { open: (kind: Kind, text?: string) => void }

type Props = {
  ref: Ref<ComposerHandle>
  ticket: TicketDesk['ticket']
  replies: TicketDesk['replies']
  texts: DeskTexts
  language: Language
  /** Why no reply can be written. */
  notice: string | null
  mayUpdate: boolean
  onSend: (draft: { body: string; kind: Kind; status?: string; files: File[] }) => unknown
  say: (event: string, data: object) => void
}

/** Where an agent writes: a reply, or a note that looks different. The draft of each is kept. */
export function Composer(props: Props) {
  const { ref, ticket, replies, texts, language, notice, mayUpdate, onSend, say } = props
  const [kind, setKind] = useState<Kind>('public')
  const [reply, setReply] = useDraft(`${ticket.id}-public`)
  const [note, setNote] = useDraft(`${ticket.id}-internal`)
  const [text, setText] = kind === 'public' ? [reply, setReply] : [note, setNote]
  const [files, setFiles] = useState<File[]>([])
  const [status, setStatus] = useState('')
  const area = useRef<HTMLTextAreaElement>(null)
  const { typed, stop } = useTyping((typing) =>
    say('ticket.typing', { ticket: ticket.id, typing, audience: kind }),
  )

  const focus = () => {
    // At once: the next key may come before anything else, and would be a command.
    area.current?.focus()
    // Again once it is drawn anew, in case it was not to be written in before.
    setTimeout(() => area.current?.focus(), 0)
  }
  useImperativeHandle(ref, () => ({
    open: (next, given) => {
      setKind(next)
      if (given !== undefined) (next === 'public' ? setReply : setNote)(given)
      focus()
    },
  }))

  const blocked = kind === 'public' && notice !== null
  const send = () => {
    if (!text.trim() || blocked) return
    stop()
    void onSend({ body: text.trim(), kind, files, ...(status ? { status } : {}) })
    setText('')
    setFiles([])
    setStatus('')
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      send()
    }
    if (event.key === 'Escape') area.current?.blur()
  }
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    setFiles([...files, ...(event.target.files ?? [])].slice(0, 10))
    event.target.value = ''
  }
  const targets = legalTicketTransitions({ status: ticket.status, now: new Date(0) })

  return (
    <form
      className={`ticket-composer ticket-composer--${kind}`}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div className="ticket-composer__tabs" role="group" aria-label={texts.conversation}>
        {(['public', 'internal'] as const).map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={kind === each}
            onClick={() => {
              setKind(each)
              focus()
            }}
          >
            {each === 'public' ? texts.reply : `${texts.note}`}
          </button>
        ))}
        {kind === 'internal' && <span className="rostrum-quiet">{texts.noteHint}</span>}
      </div>
      {blocked ? (
        <p className="rostrum-quiet">{notice}</p>
      ) : (
        <>
          <textarea
            ref={area}
            aria-label={kind === 'public' ? texts.reply : texts.note}
            placeholder={kind === 'public' ? texts.replyPlaceholder : texts.notePlaceholder}
            rows={4}
            maxLength={20_000}
            value={text}
            onChange={(event) => {
              setText(event.target.value)
              typed()
            }}
            onKeyDown={press}
          />
          {kind === 'public' && /^\/[\w-]*$/.test(text) && (
            <CannedMenu
              replies={replies}
              ticket={ticket.id}
              typed={text.slice(1)}
              texts={texts}
              onText={(filled) => {
                setText(filled)
                focus()
              }}
            />
          )}
          {files.length > 0 && (
            <ul className="ticket-files">
              {files.map((file, index) => (
                <li key={`${file.name}${file.lastModified}`}>
                  <span>{file.name}</span>
                  <button
                    type="button"
                    className="rostrum-button"
                    aria-label={`${texts.remove}: ${file.name}`}
                    onClick={() => setFiles(files.filter((_each, at) => at !== index))}
                  >
                    ✕
                  </button>
                </li>
              ))}
            </ul>
          )}
          <div className="ticket-composer__foot">
            <label className="rostrum-button ticket-composer__attach">
              {texts.attach}
              <input type="file" multiple onChange={choose} />
            </label>
            {kind === 'public' && replies.length > 0 && (
              <button type="button" className="rostrum-button" onClick={() => setText('/')}>
                / {texts.canned}
              </button>
            )}
            {kind === 'public' && mayUpdate && (
              <label className="ticket-composer__status">
                {texts.afterwards}{' '}
                <select value={status} onChange={(event) => setStatus(event.target.value)}>
                  <option value="">
                    {ticket.status === 'open'
                      ? ticketStates.labels.pending[language]
                      : texts.unchanged}
                  </option>
                  {targets
                    .filter((target) => target !== 'pending' || ticket.status !== 'open')
                    .map((target: TicketStatus) => (
                      <option key={target} value={target}>
                        {ticketStates.labels[target][language]}
                      </option>
                    ))}
                </select>
              </label>
            )}
            <button
              className="rostrum-button rostrum-button--first"
              disabled={!text.trim() || /^\/[\w-]*$/.test(text)}
            >
              {kind === 'public' ? texts.send : texts.sendNote}
            </button>
          </div>
        </>
      )}
    </form>
  )
}
