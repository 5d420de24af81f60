'use client'

import { FieldDescription, FieldError, FieldLabel, useField, useTranslation } from '@payloadcms/ui'
import type { JSONFieldClientProps } from 'payload'
import { useState } from 'react'
import { languageOf } from '@/lib/localisedText'
import './jsonField.css'

const texts = {
  en: { empty: 'Nothing yet.', broken: 'This is not JSON yet: look for a missing quote or comma.' },
  tr: { empty: 'Henüz yok.', broken: 'Bu henüz JSON değil: eksik tırnak ya da virgül arayın.' },
}

/**
 * A field of JSON as text, in place of Payload's own, whose editor is fetched from another server and stays
 * blank where that one is out of reach or not allowed. What is no JSON is sent as it is, so that saving
 * names the mistake.
 */
export function JsonField({ path, field, readOnly }: JSONFieldClientProps) {
  const { value, setValue, showError, disabled } = useField<unknown>({ path })
  const { i18n } = useTranslation()
  const { empty, broken } = texts[languageOf(i18n.language)]
  const [draft, setDraft] = useState<string | null>(null)
  const locked = readOnly || disabled
  const none = value === null || value === undefined
  const written = none ? '' : typeof value === 'string' ? value : JSON.stringify(value, null, 2)
  const text = locked ? written : (draft ?? written)
  const isBroken = !locked && draft !== null && typeof value === 'string' && draft === value
  const change = (next: string) => {
    setDraft(next)
    if (next.trim() === '') return setValue(null)
    try {
      setValue(JSON.parse(next))
    } catch {
      setValue(next)
    }
  }
  const id = `field-${path.replaceAll('.', '__')}`
  const problem = isBroken ? `${id}-problem` : undefined
  return (
    <div className={`field-type textarea rostrum-json${showError ? ' error' : ''}`}>
      <FieldLabel htmlFor={id} label={field.label} path={path} required={field.required} />
      <div className="field-type__wrap">
        <FieldError path={path} showError={showError} />
        {locked && none ? (
          <p className="rostrum-json__empty">{empty}</p>
        ) : (
          <textarea
            id={id}
            rows={Math.min(Math.max(text.split('\n').length, locked ? 2 : 4), 20)}
            spellCheck={false}
            readOnly={locked}
            aria-invalid={isBroken || undefined}
            aria-describedby={problem}
            value={text}
            onChange={(event) => change(event.target.value)}
          />
        )}
        {problem && (
          <p id={problem} className="rostrum-json__problem">
            {broken}
          </p>
        )}
      </div>
      <FieldDescription description={field.admin?.description} path={path} />
    </div>
  )
}
