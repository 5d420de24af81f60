'use client'

import { useRowLabel, useTranslation } from '@payloadcms/ui'
import type { ElementType } from '@/lib/certificates/design'
import { languageOf, type LocalisedText } from '@/lib/localisedText'

const kinds: Record<ElementType, LocalisedText> = {
  text: { en: 'Text', tr: 'Metin' },
  image: { en: 'Picture', tr: 'Resim' },
  qr: { en: 'QR code', tr: 'Kare kod' },
  signature: { en: 'Signature', tr: 'İmza' },
  line: { en: 'Line', tr: 'Çizgi' },
}

type Row = { type?: ElementType; text?: Partial<LocalisedText>; x?: number; y?: number }

/** What stands on the closed row of an element: its kind and its text. */
export function ElementLabel() {
  const { data } = useRowLabel<Row>()
  const { i18n } = useTranslation()
  const language = languageOf(i18n.language)
  const { type = 'text', text, x, y } = data ?? {}
  const said = text?.[language] || text?.en || text?.tr || ''
  const short = said.length > 48 ? `${said.slice(0, 47)}…` : said
  return (
    <span>
      {[kinds[type][language], type === 'text' ? short : `${x ?? 0} × ${y ?? 0} mm`]
        .filter(Boolean)
        .join(' · ')}
    </span>
  )
}
