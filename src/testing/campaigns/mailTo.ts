import path from 'node:path'
import { env } from '@/env'
import { readMailbox } from '@/testing/readMailbox'

/** Where mails are without a mail server. */
export const mailbox = () => path.join(env.home, 'mail')

/** The newest mail to an address, as its reader has it. */
export async function mailTo(email: string, subject = '') {
  for (const mail of (await readMailbox()).reverse()) {
    const to = Array.isArray(mail.to) ? mail.to[0] : mail.to
    if (
      to?.value[0]?.address?.toLowerCase() === email.toLowerCase() &&
      (mail.subject ?? '').includes(subject)
    ) {
      const html = String(mail.html)
      const find = (pattern: RegExp) => pattern.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
      return {
        html,
        text: mail.text ?? '',
        open: new URL(find(/src="([^"]*\/track\/open\/[^"]+)"/) || 'http://none').pathname,
        click: new URL(find(/href="([^"]*\/track\/click\/[^"]+)"/) || 'http://none').pathname,
        leave: new URL(find(/href="([^"]*\/unsubscribe\/[^"]+)"/) || 'http://none').pathname,
        join: new URL(find(/href="([^"]*\/subscribe\/[^"]+)"/) || 'http://none').pathname,
      }
    }
  }
  throw new Error(`No mail to ${email}`)
}
