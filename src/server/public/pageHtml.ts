import { plainPagePolicy } from '@/lib/contentPolicies'
import { escapeHtml } from '@/lib/escapeHtml'
import type { Locale } from '@/lib/i18n/locale'
import { makeNonce } from '@/server/security/securityHeaders'

type Page = {
  locale: Locale
  status?: number
  title: string
  /** Plain text, a paragraph each. */
  texts: string[]
  items?: string[]
  /** Posts to the page itself. */
  button?: { label: string; action: string; quiet?: boolean }
  /** The same page in the other language. */
  otherLanguage?: { label: string; href: string }
}

const style = `:root{color-scheme:light dark;--ink:#14132b;--soft:#5b5b73;--page:#f3f3f8;--card:#fff;--line:#e3e3ee;--main:#3730a3;--on:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#f1f1f8;--soft:#b0b0c6;--page:#121220;--card:#1c1c2e;--line:#34344c;--main:#4f46e5}}
*{box-sizing:border-box}body{margin:0;background:var(--page);color:var(--ink);font:17px/1.6 Inter,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif}
main{max-width:34rem;margin:0 auto;padding:3rem 1rem}
section{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:2rem}
h1{font-size:1.5rem;line-height:1.3;margin:0 0 1rem}p,ul{margin:0 0 1rem;overflow-wrap:anywhere}
button{font:inherit;font-weight:600;border:0;border-radius:10px;padding:.8rem 1.4rem;min-height:48px;cursor:pointer;background:var(--main);color:var(--on)}
button.quiet{background:none;color:var(--soft);padding-left:0;text-decoration:underline;font-weight:400}
button:focus-visible,a:focus-visible{outline:3px solid #818cf8;outline-offset:3px}
footer{padding:1rem .3rem;color:var(--soft);font-size:.9rem}footer a{color:inherit}
@media (max-width:480px){main{padding:1rem .75rem}section{padding:1.4rem}button:not(.quiet){width:100%}}`

/** A small page of ours that works without scripts, in both colour schemes and on phones. Never cached. */
export function pageHtml(page: Page): Response {
  const { locale, status = 200, title, texts, items = [], button, otherLanguage } = page
  const nonce = makeNonce()
  const list = items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')
  const form = button
    ? `<form method="post"><input type="hidden" name="action" value="${button.action}"><button${button.quiet ? ' class="quiet"' : ''}>${escapeHtml(button.label)}</button></form>`
    : ''
  const other = otherLanguage
    ? `<footer><a href="${escapeHtml(otherLanguage.href)}">${escapeHtml(otherLanguage.label)}</a></footer>`
    : ''
  const html = `<!DOCTYPE html><html lang="${locale}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title><style nonce="${nonce}">${style}</style></head>
<body><main><section><h1>${escapeHtml(title)}</h1>${texts.map((text) => `<p>${escapeHtml(text)}</p>`).join('')}${list ? `<ul>${list}</ul>` : ''}${form}</section>${other}</main></body></html>`
  return new Response(html, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'X-Robots-Tag': 'noindex',
      'Content-Security-Policy': plainPagePolicy(nonce),
    },
  })
}
