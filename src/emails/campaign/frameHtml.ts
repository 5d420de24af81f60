import { mailStyleSheet } from '@/emails/mailStyle'
import type { Locale } from '@/lib/i18n/locale'
import { campaignStyle as style } from './campaignStyle'

type Frame = {
  locale: Locale
  /** Liquid with escaped literals, as are `preheader` and `body`. */
  title: string
  preheader: string
  body: string
  /** Escaped. */
  sender: string
  footer: string
  /** Words of the link to unsubscribe; null where the body has one. */
  unsubscribe: string | null
  pixel: boolean
}

/** The page around what people write: the look of every mail of the platform. */
export function frameHtml(frame: Frame): string {
  const { locale, title, preheader, body, sender, footer, unsubscribe, pixel } = frame
  const leave = unsubscribe
    ? `<br><a class="link" href="{{ unsubscribeUrl }}" style="${style.link}">${unsubscribe}</a>`
    : ''
  const eye = pixel
    ? `<img src="{{ system.openUrl }}" width="1" height="1" alt="" style="display:block;border:0;">`
    : ''
  return `<!DOCTYPE html>
<html lang="${locale}" dir="ltr" xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${title}</title>
<style>${mailStyleSheet}</style>
</head>
<body class="page" style="${style.page}">
<div style="${style.preheader}">${preheader}${'&#847;&zwnj;&nbsp;'.repeat(40)}</div>
<div role="article" aria-roledescription="email" aria-label="${title}" lang="${locale}">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="${style.outer}">
<tr><td align="center" class="outer" style="${style.outerCell}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="${style.column}">
<tr><td class="brand" style="${style.brand}">${sender}</td></tr>
<tr><td class="card" style="${style.card}">
${body}
</td></tr>
<tr><td class="quiet" style="${style.footer}">${footer}${leave}</td></tr>
</table>
</td></tr>
</table>
</div>
${eye}
</body>
</html>
`
}
