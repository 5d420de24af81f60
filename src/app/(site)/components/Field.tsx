import { useId } from 'react'

type Props = {
  name: string
  label: string
  type?: 'email' | 'password' | 'text'
  autoComplete?: string
  defaultValue?: string
  hint?: string
  error?: string
  required?: boolean
  minLength?: number
  maxLength?: number
}

/** One labelled input with its hint and its error. */
export function Field({ name, label, type = 'text', hint, error, ...input }: Props) {
  const id = useId()
  const notes = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className="site-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        type={type}
        aria-invalid={error ? true : undefined}
        aria-describedby={notes || undefined}
        {...input}
      />
      {hint && (
        <span id={`${id}-hint`} className="site-quiet">
          {hint}
        </span>
      )}
      {error && (
        <span id={`${id}-error`} className="site-error">
          {error}
        </span>
      )}
    </div>
  )
}
