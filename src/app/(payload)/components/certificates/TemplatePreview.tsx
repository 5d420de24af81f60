'use client'

import { useAllFormFields, useTranslation } from '@payloadcms/ui'
import { reduceFieldsToValues } from 'payload/shared'
import { useEffect, useState } from 'react'
import { languageOf, type Language } from '@/lib/localisedText'
import { certificateTexts } from './certificateTexts'
import './certificates.css'

const pauseMs = 500

type Options = { template: unknown; locale: Language; format: 'pdf' | 'png' }

const render = (options: Options, signal?: AbortSignal) =>
  fetch('/api/certificate-templates/preview', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(options),
    signal,
  })

/** The template as it stands in the form, drawn anew a moment after each change, with sample values. */
export function TemplatePreview() {
  const [fields] = useAllFormFields()
  const { i18n } = useTranslation()
  const language = languageOf(i18n.language)
  const texts = certificateTexts[language]
  const [locale, setLocale] = useState<Language>(language)
  const [picture, setPicture] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)
  const { title, page, background, elements } = reduceFieldsToValues(fields, true)
  const template = JSON.stringify({ title, page, background, elements })

  useEffect(() => {
    const stopping = new AbortController()
    const timer = setTimeout(() => {
      const options = { template: JSON.parse(template) as unknown, locale, format: 'png' as const }
      render(options, stopping.signal)
        .then(async (response) => {
          setFailed(!response.ok)
          if (!response.ok) return
          const url = URL.createObjectURL(await response.blob())
          setPicture((known) => {
            if (known) URL.revokeObjectURL(known)
            return url
          })
        })
        .catch(() => setFailed(!stopping.signal.aborted))
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      stopping.abort()
    }
  }, [template, locale])

  const openPdf = async () => {
    const tab = window.open('', '_blank')
    const response = await render({ template: JSON.parse(template), locale, format: 'pdf' })
    if (response.ok && tab) tab.location.href = URL.createObjectURL(await response.blob())
    else tab?.close()
  }
  return (
    <section className="rostrum certificates-preview" aria-label={texts.preview}>
      <div className="certificates-actions">
        {(['tr', 'en'] as const).map((each) => (
          <button
            key={each}
            type="button"
            className="rostrum-button"
            aria-pressed={each === locale}
            onClick={() => setLocale(each)}
          >
            {each === 'tr' ? 'Türkçe' : 'English'}
          </button>
        ))}
        <button type="button" className="rostrum-button" onClick={() => void openPdf()}>
          {texts.openPdf}
        </button>
      </div>
      {failed && (
        <p className="certificates-trouble" role="status">
          {texts.previewFailed}
        </p>
      )}
      {picture && <img src={picture} alt={texts.preview} />}
    </section>
  )
}
