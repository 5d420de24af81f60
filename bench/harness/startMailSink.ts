import { chooseFreePort } from '@/embedded/freePort'
import { startSmall } from './startServers'

export type SinkLog = { ids: string[]; sample: string }

/** A mail server in a process of its own, on the load generator's core, whose log can be read. */
export async function startMailSink(env: Record<string, string> = {}) {
  const smtpPort = await chooseFreePort()
  const sink = await startSmall('mailSink.mjs', {
    ...env,
    SMTP_PORT: String(smtpPort),
    side: 'load',
  })
  const ask = async (method: string) =>
    (await (await fetch(`${sink.url}/log`, { method })).json()) as SinkLog
  return {
    url: `smtp://127.0.0.1:${smtpPort}`,
    log: () => ask('GET'),
    count: async () => (await (await fetch(`${sink.url}/count`)).json()) as number,
    /** Forgets what came so far. */
    clear: () => ask('DELETE'),
    stop: sink.stop,
  }
}

export type MailSink = Awaited<ReturnType<typeof startMailSink>>
