'use client'

import { useEffect, useState, type FormEvent, type KeyboardEvent } from 'react'
import { useDraft } from '@/app/_tickets/useDraft'
import { useTyping } from '@/app/_tickets/useTyping'
import type { PortalTexts } from '@/lib/tickets/portalTexts'

type Props = {
  /** What the draft is kept under. */
  draft: string
  /** A text that could not be sent and is to be changed. */
  given: string | null
  texts: PortalTexts
  placeholder: string
  onSend: (body: string, files: File[]) => void
  onTyping: (typing: boolean) => void
}

/** Where the customer writes. The text stays in the browser until it is sent. */
export function PortalComposer({ draft, given, texts, placeholder, onSend, onTyping }: Props) {
  const [text, setText] = useDraft(draft)
  const [files, setFiles] = useState<File[]>([])
  const { typed, stop } = useTyping(onTyping)
  useEffect(() => {
    if (given !== null) setText(given)
  }, [given, setText])

  const send = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault()
    if (!text.trim()) return
    stop()
    onSend(text.trim(), files)
    setText('')
    setFiles([])
  }
  return (
    <form className="ticket-portal__composer" onSubmit={send}>
      <label>
        {texts.write}
        <textarea
          rows={5}
          maxLength={20_000}
          placeholder={placeholder}
          value={text}
          onChange={({ target }) => {
            setText(target.value)
            typed()
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(event)
          }}
        />
      </label>
      {files.length > 0 && (
        <ul className="ticket-portal__files">
          {files.map((file, index) => (
            <li key={`${file.name}${file.lastModified}`}>
              {file.name}{' '}
              <button
                type="button"
                aria-label={`${texts.remove}: ${file.name}`}
                onClick={() => setFiles(files.filter((_each, at) => at !== index))}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="ticket-portal__foot">
        <label className="ticket-portal__attach">
          {texts.attach}
          <input
            type="file"
            multiple
            onChange={({ target }) => {
              setFiles([...files, ...(target.files ?? [])].slice(0, 10))
              target.value = ''
            }}
          />
        </label>
        <button className="is-first" disabled={!text.trim()}>
          {texts.send}
        </button>
      </div>
    </form>
  )
}
