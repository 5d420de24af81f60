'use client'

import { FieldDescription, FieldError, FieldLabel, useField } from '@payloadcms/ui'
import type { TextFieldClientProps } from 'payload'
import './social.css'

/** An input for what is stored encrypted: it starts empty, and its letters are not shown. */
export function SecretField({ field, path }: TextFieldClientProps) {
  const { value, setValue, showError, errorMessage } = useField<string>({ path })
  const id = `field-${path.replace(/\./g, '__')}`
  return (
    <div className="field-type text social-secret">
      <FieldLabel htmlFor={id} label={field.label} />
      <FieldError path={path} showError={showError} message={errorMessage} />
      <input
        id={id}
        type={path.endsWith('identifier') ? 'text' : 'password'}
        autoComplete="new-password"
        spellCheck={false}
        value={value ?? ''}
        onChange={(event) => setValue(event.target.value)}
      />
      <FieldDescription path={path} description={field.admin?.description} />
    </div>
  )
}
