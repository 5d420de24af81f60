'use client'

import { toast } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'

type Props = {
  /** What is posted to; the answer's `message` is shown. */
  path: string
  method?: 'PATCH' | 'POST'
  body?: Record<string, unknown>
  label: string
  /** Asked before it is done. */
  question?: string
  failure: string
  primary?: boolean
  disabled?: boolean
  title?: string
  /** Gets the answer; without it, the page is loaded anew. */
  onDone?: (answer: Record<string, unknown>) => void
}

type Answer = {
  message?: string
  errors?: { message: string; data?: { fields?: { path: string; message: string }[] } }[]
}

/** One action of a document: asks, does it, says how it went, and shows what became of it. */
export function ActionButton(props: Props) {
  const {
    path,
    method = 'POST',
    body = {},
    label,
    question,
    failure,
    primary,
    disabled,
    title,
    onDone,
  } = props
  const [busy, setBusy] = useState(false)
  const router = useRouter()

  const run = async () => {
    if (question && !window.confirm(question)) return
    setBusy(true)
    try {
      const response = await fetch(path, {
        method,
        credentials: 'same-origin',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      })
      const answer = (await response.json()) as Answer
      if (!response.ok) {
        const [error] = answer.errors ?? []
        const fields = error?.data?.fields?.map((field) => field.message) ?? []
        toast.error(fields.length > 0 ? fields.join('\n') : (error?.message ?? failure))
        return
      }
      if (answer.message) toast.success(answer.message)
      if (onDone) onDone(answer as Record<string, unknown>)
      else router.refresh()
    } catch {
      toast.error(failure)
    } finally {
      setBusy(false)
    }
  }

  return (
    <button
      type="button"
      className={`rostrum-button${primary ? ' rostrum-button--first' : ''}`}
      onClick={() => void run()}
      disabled={disabled || busy}
      aria-busy={busy}
      title={title}
    >
      {label}
    </button>
  )
}
