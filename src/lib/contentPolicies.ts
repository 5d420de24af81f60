/** Every Content-Security-Policy that the platform sends, side by side. Pure. */

type Page = {
  /** Of this request alone: a script without it does not run. */
  nonce: string
  /** The development server evaluates code and writes styles as it goes. */
  development?: boolean
  /** Where people reach the platform: pictures in mails and campaigns have this address. */
  publicUrl: string
}

/** Nothing may be loaded, run, framed or sent: for answers that are data. */
const nothing = ["default-src 'none'", "base-uri 'none'", "form-action 'none'"]
const unframed = "frame-ancestors 'none'"

/** For data; a browser that shows it runs and loads nothing. */
export const dataPolicy = join(...nothing, unframed)

/** For files that people uploaded: as above, and without an origin. */
export const filePolicy = "default-src 'none'; sandbox"

/**
 * For the admin panel. Its libraries write style elements without a nonce (react-select, Lexical, the date
 * picker), so styles stay open; scripts do not.
 */
export const panelPolicy = (page: Page): string =>
  join(...pageSources(page), "style-src 'self' 'unsafe-inline'")

/** For the public pages: style attributes are React's, style elements need the nonce. */
export const sitePolicy = (page: Page): string =>
  join(
    ...pageSources(page),
    page.development
      ? "style-src 'self' 'unsafe-inline'"
      : `style-src 'self' 'nonce-${page.nonce}'; style-src-attr 'unsafe-inline'`,
  )

/** For the small pages that work without scripts. */
export const plainPagePolicy = (nonce: string): string =>
  join("default-src 'none'", `style-src 'nonce-${nonce}'`, "form-action 'self'", closed, unframed)

/** For Swagger UI: its own files, and calls to this server only. */
export const docsPolicy = (nonce: string): string => join(...toolSources(nonce), closed)

/** For Bull Board, which has a `<base>` of its own. */
export const queueBoardPolicy = (nonce: string): string =>
  join(...toolSources(nonce), "font-src 'self' data:", "base-uri 'self'")

const closed = "base-uri 'none'"

function pageSources({ nonce, development, publicUrl }: Page): string[] {
  const secure = publicUrl.startsWith('https:')
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `img-src 'self' data: blob: ${new URL(publicUrl).origin}`,
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    closed,
    "form-action 'self'",
    unframed,
    ...(secure ? ['upgrade-insecure-requests'] : []),
  ]
}

function toolSources(nonce: string): string[] {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'none'",
    unframed,
  ]
}

function join(...parts: string[]): string {
  return parts.join('; ')
}
