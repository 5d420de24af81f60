const font =
  "font-family:Inter,-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;"
const ink = 'color:#14132b;'
const quiet = 'color:#5b5b73;'

/** Inline styles: the look in mail programs that know nothing else. */
export const mailStyle = {
  page: 'margin:0;padding:0;background-color:#f3f3f8;-webkit-text-size-adjust:100%;',
  preheader:
    'display:none;overflow:hidden;max-height:0;max-width:0;opacity:0;font-size:1px;line-height:1px;color:#f3f3f8;mso-hide:all;',
  outer: 'background-color:#f3f3f8;',
  outerCell: 'padding:32px 16px;',
  column: 'max-width:560px;margin:0 auto;',
  brand: `${font}font-size:14px;line-height:20px;font-weight:600;color:#3730a3;padding:0 4px 14px;overflow-wrap:anywhere;word-break:break-word;`,
  card: 'background-color:#ffffff;border:1px solid #e3e3ee;border-radius:14px;padding:32px;',
  heading: `${font}${ink}font-size:24px;line-height:31px;font-weight:700;letter-spacing:-0.01em;margin:0 0 16px;overflow-wrap:anywhere;word-break:break-word;`,
  paragraph: `${font}${ink}font-size:16px;line-height:25px;margin:0 0 16px;overflow-wrap:anywhere;word-break:break-word;`,
  note: `${font}${quiet}font-size:14px;line-height:21px;margin:0 0 12px;overflow-wrap:anywhere;word-break:break-word;`,
  facts: 'margin:8px 0 24px;border-collapse:separate;',
  firstFact: 'padding:12px 0;border-top:1px solid #e3e3ee;border-bottom:1px solid #e3e3ee;',
  fact: 'padding:12px 0;border-bottom:1px solid #e3e3ee;',
  factLabel: `${font}${quiet}font-size:13px;line-height:19px;`,
  factFirst: `${font}${ink}font-size:16px;line-height:24px;font-weight:600;overflow-wrap:anywhere;word-break:break-word;`,
  factRest: `${font}${quiet}font-size:15px;line-height:23px;overflow-wrap:anywhere;word-break:break-word;`,
  link: 'color:#3730a3;text-decoration:underline;overflow-wrap:anywhere;word-break:break-word;',
  plateOuter: 'margin:8px 0 24px;',
  plate: `${font}background-color:#ffffff;border:1px solid #e3e3ee;border-radius:12px;padding:16px;`,
  qr: 'display:inline-block;width:220px;height:220px;border:0;background-color:#ffffff;',
  codeLabel: `${font}color:#5b5b73;font-size:13px;line-height:19px;`,
  code: `${font}color:#14132b;font-size:22px;line-height:30px;font-weight:700;letter-spacing:0.06em;overflow-wrap:anywhere;word-break:break-word;`,
  action: 'margin:8px 0 20px;',
  button: 'background-color:#3730a3;border-radius:9px;',
  buttonLink: `${font}display:inline-block;color:#ffffff;font-size:16px;line-height:22px;font-weight:600;text-decoration:none;padding:12px 22px;border-radius:9px;`,
  footer: `${font}${quiet}font-size:13px;line-height:20px;padding:18px 4px 0;overflow-wrap:anywhere;word-break:break-word;`,
} as const

/** What better programs add: narrow screens and dark mode. Inline styles need `!important` to yield. */
export const mailStyleSheet = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
a:focus-visible{outline:3px solid #6366f1;outline-offset:2px}
@media (max-width:480px){
.outer{padding:16px 10px!important}
.card{padding:24px 20px!important;border-radius:12px!important}
.action,.button{width:100%!important}
.button a{display:block!important}
}
@media (prefers-color-scheme:dark){
.page{background-color:#121220!important}
.card{background-color:#1c1c2e!important;border-color:#34344c!important}
.ink{color:#f1f1f8!important}
.quiet{color:#b0b0c6!important}
.brand,.link{color:#b4bcff!important}
.fact{border-color:#34344c!important}
.button{background-color:#4f46e5!important}
}
`
