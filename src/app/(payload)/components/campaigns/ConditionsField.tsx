'use client'

import { FieldDescription, FieldError, FieldLabel, useField } from '@payloadcms/ui'
import type { JSONFieldClientProps } from 'payload'
import { useState } from 'react'

/**
 * Conditions of an audience as text. Payload's own editor for JSON comes from another server and is a blank where
 * that cannot be reached. What is no JSON is sent as it is, so that saving names the mistake.
 */
export function ConditionsField({ path, field, readOnly }: JSONFieldClientProps) {
  const { value, setValue, showError } = useField<unknown>({ path })
  const [draft, setDraft] = useState<string | null>(null)
  const written = value === null || value === undefined ? '' : JSON.stringify(value, null, 2)
  const change = (text: string) => {
    setDraft(text)
    if (text.trim() === '') return setValue(null)
    try {
      setValue(JSON.parse(text))
    } catch {
      setValue(text)
    }
  }
  const id = `field-${path.replaceAll('.', '__')}`
  return (
    <div className={`field-type textarea campaigns-conditions${showError ? ' error' : ''}`}>
      <FieldLabel htmlFor={id} label={field.label} path={path} />
      <div className="field-type__wrap">
        <FieldError path={path} showError={showError} />
        <textarea
          id={id}
          rows={6}
          spellCheck={false}
          readOnly={readOnly}
          value={draft ?? (typeof value === 'string' ? value : written)}
          placeholder={'{ "field": "locale", "op": "equals", "value": "tr" }'}
          onChange={(event) => change(event.target.value)}
        />
      </div>
      <FieldDescription description={field.admin?.description} path={path} />
    </div>
  )
}
