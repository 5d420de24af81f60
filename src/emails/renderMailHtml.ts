import { escapeHtml } from '@/lib/escapeHtml'
import { singleLine } from '@/lib/singleLine'
import type { MailBlock, MailContent, MailFact } from './mailContent'
import { mailStyle as style, mailStyleSheet } from './mailStyle'

/**
 * The HTML part. Tables and inline styles, because Outlook knows nothing newer; the style sheet adds what
 * better programs know: phones and dark mode. All content is escaped here and nowhere else.
 */
export function renderMailHtml(content: MailContent): string {
  const title = escapeHtml(content.subject)
  const rows = [
    `<h1 class="ink" style="${style.heading}">${line(content.heading)}</h1>`,
    ...(content.greeting ? [paragraph(content.greeting)] : []),
    ...content.blocks.map(renderBlock),
  ]
  return `<!DOCTYPE html>
<html lang="${content.locale}" dir="ltr" xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${title}</title>
<style>${mailStyleSheet}</style>
</head>
<body class="page" style="${style.page}">
<div style="${style.preheader}">${line(content.preheader)}${'&#847;&zwnj;&nbsp;'.repeat(60)}</div>
<div role="article" aria-roledescription="email" aria-label="${title}" lang="${content.locale}">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="${style.outer}">
<tr><td align="center" class="outer" style="${style.outerCell}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="${style.column}">
<tr><td class="brand" style="${style.brand}">${line(content.sender)}</td></tr>
<tr><td class="card" style="${style.card}">
${rows.join('\n')}
</td></tr>
<tr><td class="quiet" style="${style.footer}">${line(content.reason)}</td></tr>
</table>
</td></tr>
</table>
</div>
</body>
</html>
`
}

function renderBlock(block: MailBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return paragraph(block.text)
    case 'quote':
      return `<p class="ink" style="${style.paragraph}">${lines(block.text)}</p>`
    case 'note':
      return `<p class="quiet" style="${style.note}">${line(block.text)}</p>`
    case 'link':
      return `<p class="quiet" style="${style.note}">${line(block.text)}<br>${link({ text: block.href, href: block.href })}</p>`
    case 'facts':
      return `<table role="presentation" class="facts" width="100%" cellpadding="0" cellspacing="0" border="0" style="${style.facts}">
${block.rows.map(renderFact).join('\n')}
</table>`
    case 'code':
      return renderCode(block)
    case 'button':
      return renderButton(block)
  }
}

function renderFact({ label, lines: values }: MailFact, index: number): string {
  const border = index === 0 ? style.firstFact : style.fact
  const [first = '', ...others] = values.map((value) =>
    typeof value === 'string' ? line(value) : link(value),
  )
  const rest = others.map(
    (text) => `<br><span class="quiet" style="${style.factRest}">${text}</span>`,
  )
  return `<tr><td class="fact" style="${border}"><span class="quiet" style="${style.factLabel}">${line(label)}</span><br><strong class="ink" style="${style.factFirst}">${first}</strong>${rest.join('')}</td></tr>`
}

function renderCode({ label, code, image }: Extract<MailBlock, { kind: 'code' }>): string {
  // Scanners need dark on light: the plate stays white in dark mode.
  const picture = image
    ? `<img src="cid:${escapeHtml(image.cid)}" alt="${escapeHtml(singleLine(image.alt))}" width="220" height="220" style="${style.qr}"><br>`
    : ''
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="${style.plateOuter}"><tr><td align="center" class="plate" style="${style.plate}">${picture}<span style="${style.codeLabel}">${line(label)}</span><br><span style="${style.code}">${line(code)}</span></td></tr></table>`
}

function renderButton({ label, href }: Extract<MailBlock, { kind: 'button' }>): string {
  const target = webAddress(href)
  if (!target) throw new TypeError('A button needs a web address.')
  return `<table role="presentation" class="action" cellpadding="0" cellspacing="0" border="0" style="${style.action}"><tr><td class="button" align="center" bgcolor="#3730a3" style="${style.button}"><a href="${escapeHtml(target)}" style="${style.buttonLink}">${line(label)}</a></td></tr></table>`
}

/** A link where the address is one a mail program may open, else the text alone. */
function link({ text, href }: { text: string; href: string }): string {
  const target = webAddress(href)
  return target
    ? `<a class="link" href="${escapeHtml(target)}" style="${style.link}">${line(text)}</a>`
    : line(text)
}

function webAddress(href: string): string | null {
  return URL.canParse(href) && /^https?:$/.test(new URL(href).protocol) ? new URL(href).href : null
}

const paragraph = (text: string) => `<p class="ink" style="${style.paragraph}">${line(text)}</p>`

const line = (text: string) => escapeHtml(singleLine(text))

const lines = (text: string) =>
  text
    .split(/\r\n?|\n/)
    .map(line)
    .join('<br>')
