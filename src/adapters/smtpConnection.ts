import type { createTransport } from 'nodemailer'

type Server = {
  /** SMTP_URL: `smtp://` or `smtps://`. */
  url: string
  /** SMTP_ALLOW_PLAIN. */
  allowPlain: boolean
}

const thisMachine = /^(localhost|127(\.\d+){3}|\[::1\])$/

/**
 * How to reach the mail server. With `smtp://` the connection has to become encrypted (STARTTLS) before log-in and
 * mails go over it; a server that does not offer it gets neither. Only one on this machine, or where the operator
 * allows it, may do without. `smtps://` is encrypted from its first byte. Pure.
 */
export function smtpConnection({ url, allowPlain }: Server) {
  const { hostname, protocol } = new URL(url)
  return {
    url,
    pool: true,
    requireTLS: protocol === 'smtp:' && !allowPlain && !thisMachine.test(hostname),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  } as Exclude<Parameters<typeof createTransport>[0], string | undefined>
}
