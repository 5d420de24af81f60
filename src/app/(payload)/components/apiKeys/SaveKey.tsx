'use client'

import { Button, SaveButton, toast, useDocumentInfo, useForm, useTranslation } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import { languageOf } from '@/lib/localisedText'
import { keyTexts } from './keyTexts'
import './apiKeys.css'

type Answer = {
  doc?: { id: string; key: string }
  errors?: { message: string; data?: { fields?: { message: string }[] } }[]
}

/** Saves a key; a new one is shown before its page opens, since no page can show it later. */
export function SaveKey() {
  const { id } = useDocumentInfo()
  const { getData, setModified } = useForm()
  const { i18n } = useTranslation()
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState<Answer['doc'] | null>(null)
  const [copied, setCopied] = useState(false)
  const dialog = useRef<HTMLDialogElement>(null)
  const texts = keyTexts[languageOf(i18n.language)]
  useEffect(() => {
    if (made) dialog.current?.showModal()
  }, [made])
  if (id) return <SaveButton />

  const create = async () => {
    const { name, scopes, expiresAt } = getData()
    setBusy(true)
    try {
      const response = await fetch('/api/api-keys', {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'Content-Type': 'application/json', 'Accept-Language': i18n.language },
        body: JSON.stringify({ name, scopes, expiresAt }),
      })
      const { doc, errors: [error] = [] } = (await response.json()) as Answer
      if (response.ok && doc) {
        setModified(false)
        setMade(doc)
      } else {
        const fields = error?.data?.fields?.map(({ message }) => message) ?? []
        toast.error(fields.length > 0 ? fields.join('\n') : (error?.message ?? texts.failure))
      }
    } catch {
      toast.error(texts.failure)
    } finally {
      setBusy(false)
    }
  }
  const copy = async () => {
    await navigator.clipboard.writeText(made?.key ?? '')
    setCopied(true)
  }
  const leave = () => window.location.assign(`/admin/collections/api-keys/${made?.id}`)

  return (
    <>
      <Button
        id="action-save"
        size="medium"
        disabled={busy || made !== null}
        onClick={() => void create()}
      >
        {texts.create}
      </Button>
      {made && (
        <dialog ref={dialog} className="rostrum api-key" aria-labelledby="api-key-title">
          <h2 id="api-key-title">{texts.title}</h2>
          <p>{texts.once}</p>
          <code>{made.key}</code>
          <div className="api-key__actions">
            <button type="button" className="rostrum-button" onClick={() => void copy()}>
              {copied ? texts.copied : texts.copy}
            </button>
            <button type="button" className="rostrum-button rostrum-button--first" onClick={leave}>
              {texts.done}
            </button>
          </div>
        </dialog>
      )}
    </>
  )
}
