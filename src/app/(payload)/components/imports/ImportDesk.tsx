'use client'

import { type DragEvent, useRef, useState } from 'react'
import type { Language } from '@/lib/localisedText'
import { importApi, type Trouble } from './importApi'
import { ImportOptionFields } from './ImportOptionFields'
import { ImportPanel } from './ImportPanel'
import { importTexts } from './importTexts'

type Props = { language: Language; openId: string | null }

/** Where a file is dropped or chosen; it is checked at once, and what comes of it is shown in its place. */
export function ImportDesk({ language, openId }: Props) {
  const texts = importTexts[language]
  const [id, setId] = useState(openId)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [uploading, setUploading] = useState(false)
  const [over, setOver] = useState(false)
  const options = useRef<HTMLFormElement>(null)

  const take = async (file: File | undefined) => {
    if (!file || uploading) return
    setUploading(true)
    setTrouble(null)
    const form = new FormData(options.current ?? undefined)
    form.set('dryRun', 'true')
    form.set('file', file)
    const result = await importApi.upload(form)
    setUploading(false)
    if ('trouble' in result) {
      setTrouble(result.trouble)
      return
    }
    setId(result.done.id)
    window.history.replaceState(null, '', `/admin/import-events?import=${result.done.id}`)
  }
  if (id) return <ImportPanel id={id} language={language} />

  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  return (
    <div className="rostrum-import__desk">
      {trouble && (
        <div className="rostrum-import__trouble" role="alert">
          <strong>{texts.failed}</strong> {trouble.message ?? texts.noAnswer}
        </div>
      )}
      <label
        className={`rostrum-drop${over ? ' rostrum-drop--over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <strong>{uploading ? texts.uploading : texts.drop}</strong>
        <span className="rostrum-quiet">{texts.dropNote}</span>
        <input
          type="file"
          accept=".csv,.tsv,.txt,.json,.ndjson,text/csv,application/json"
          aria-label={texts.choose}
          disabled={uploading}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? []
            void take(file)
            currentTarget.value = ''
          }}
        />
      </label>
      <ImportOptionFields form={options} texts={texts} />
    </div>
  )
}
