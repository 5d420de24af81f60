'use client'

import { useSyncExternalStore } from 'react'
import type { Language } from '@/lib/localisedText'

type Props = { at: string; language: Language; className?: string }

const never = () => () => undefined

/** A moment in the reader's own time zone, which only their browser knows; UTC until then. */
export function Moment({ at, language, className }: Props) {
  const zone = useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  )
  const format = new Intl.DateTimeFormat(language === 'tr' ? 'tr-TR' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: zone,
  })
  return (
    <time dateTime={at} className={className}>
      {format.format(new Date(at))}
    </time>
  )
}
