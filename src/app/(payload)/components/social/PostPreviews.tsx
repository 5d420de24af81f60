'use client'

import { useAllFormFields } from '@payloadcms/ui'
import { reduceFieldsToValues } from 'payload/shared'
import { Fragment, useEffect, useState } from 'react'
import type { Language } from '@/lib/localisedText'
import { countPostText } from '@/lib/social/countPostText'
import { findLinks } from '@/lib/social/findLinks'
import { platforms, type PlatformName, type PostLimits } from '@/lib/social/platforms'
import { textFor } from '@/lib/social/textFor'
import { socialTexts, type SocialTexts } from './socialTexts'

export type PreviewAccount = {
  id: string
  name: string
  platform: PlatformName
  handle: string | null
  limits: PostLimits
}

type Picture = { id: string; url: string; alt: string | null }

type Values = {
  content?: string
  accounts?: unknown[]
  media?: unknown[]
  variants?: { account?: string; content?: string }[]
}

const idsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []

type Props = { accounts: PreviewAccount[]; language: Language }

/** One card per chosen account, following what is typed. */
export function PostPreviews({ accounts, language }: Props) {
  const [fields] = useAllFormFields()
  const values = reduceFieldsToValues(fields, true) as Values
  const pictures = usePictures(idsOf(values.media))
  const texts = socialTexts[language]
  const chosen = idsOf(values.accounts).flatMap((id) =>
    accounts.filter((account) => account.id === id),
  )
  return (
    <section className="rostrum social-panel" aria-label={texts.preview}>
      <h3>{texts.preview}</h3>
      {chosen.length === 0 && <p className="social-quiet">{texts.choose}</p>}
      <div className="social-previews">
        {chosen.map((account) => (
          <Preview
            key={account.id}
            account={account}
            text={textFor(values, account.id)}
            pictures={pictures}
            texts={texts}
          />
        ))}
      </div>
    </section>
  )
}

type PreviewProps = {
  account: PreviewAccount
  text: string
  pictures: Picture[]
  texts: SocialTexts
}

function Preview({ account, text, pictures, texts }: PreviewProps) {
  const { platform, limits, name, handle } = account
  const count = countPostText({ platform, limits, text })
  const over = count > limits.characters
  return (
    <article className="social-preview">
      <div>
        <strong>{name}</strong>{' '}
        <span className="social-quiet">{handle ?? platforms[platform].label}</span>
      </div>
      <div className="social-preview__text">{withLinks(text)}</div>
      {pictures.length > 0 && (
        <div className="social-preview__images">
          {pictures.map(({ id, url, alt }) => (
            <figure key={id}>
              <img src={url} alt={alt ?? ''} />
              <figcaption>
                {alt || (
                  <a href={`/admin/collections/media/${id}`} className="social-error">
                    {texts.noAlt}: {texts.describe}
                  </a>
                )}
              </figcaption>
            </figure>
          ))}
        </div>
      )}
      <div className={`social-count${over ? ' social-count--over' : ''}`}>
        <meter
          min={0}
          max={limits.characters}
          high={limits.characters * 0.9}
          value={Math.min(count, limits.characters)}
          aria-label={`${name}: ${count} / ${limits.characters}`}
        />
        <span>
          {count} / {limits.characters}
          {over && ` · ${texts.over}`}
        </span>
      </div>
    </article>
  )
}

function withLinks(text: string) {
  let from = 0
  const parts = findLinks(text).map(({ start, end, text: link }) => {
    const before = text.slice(from, start)
    from = end
    return (
      <Fragment key={start}>
        {before}
        <mark>{link}</mark>
      </Fragment>
    )
  })
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  )
}

/** The chosen files, as the server knows them. */
function usePictures(ids: string[]): Picture[] {
  const [known, setKnown] = useState<Picture[]>([])
  const wanted = ids.join(',')
  useEffect(() => {
    if (wanted === '') return
    const stop = new AbortController()
    const query = new URLSearchParams({ 'where[id][in]': wanted, limit: '10', depth: '0' })
    fetch(`/api/media?${query.toString()}`, { credentials: 'same-origin', signal: stop.signal })
      .then((response) => response.json())
      .then((body: { docs?: Picture[] }) => setKnown(body.docs ?? []))
      .catch(() => undefined)
    return () => stop.abort()
  }, [wanted])
  return ids.flatMap((id) => known.filter((picture) => picture.id === id))
}
