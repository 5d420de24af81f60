import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type SinkMail = { to: string; messageId: string; source: string; at: number }

/** What the server does with a mail: takes it, or answers like that, or takes it and hangs up unanswered. */
export type SinkVerdict = 'accept' | 'cut' | { code: number; message: string }

type Options = {
  /** Decides per mail, at the end of its data. Default: accept. */
  judge?: (mail: SinkMail, earlier: number) => SinkVerdict | Promise<SinkVerdict>
}

/**
 * A mail server on this machine that keeps what it took: `mails` are those it took the bytes of, answered or
 * not. `judge` may be replaced while it runs.
 */
export async function startSmtpSink({ judge = () => 'accept' }: Options = {}) {
  const mails: SinkMail[] = []
  const sink = { mails, judge, url: '', openConnections: 0, close: async () => undefined as void }
  const sockets = new Map<number, Socket>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 200,
    onConnect: (_session, done) => {
      sink.openConnections += 1
      done()
    },
    onClose: () => {
      sink.openConnections -= 1
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const source = Buffer.concat(chunks).toString('utf8')
        const mail = {
          to: session.envelope.rcptTo[0]?.address ?? '',
          messageId: /^Message-ID: (.+)$/m.exec(source)?.[1]?.trim() ?? '',
          source,
          at: Date.now(),
        }
        const earlier = mails.filter(({ messageId }) => messageId === mail.messageId).length
        const answer = async () => {
          const verdict = await sink.judge(mail, earlier)
          if (verdict === 'accept' || verdict === 'cut') mails.push(mail)
          if (verdict === 'accept') done(null, '250 taken')
          else if (verdict === 'cut') sockets.get(session.remotePort)?.destroy()
          else done(Object.assign(new Error(verdict.message), { responseCode: verdict.code }))
        }
        answer().catch(done)
      })
    },
  })
  server.on('error', () => undefined)
  server.server.on('connection', (socket: Socket) => {
    const port = socket.remotePort ?? 0
    sockets.set(port, socket)
    socket.once('close', () => sockets.delete(port))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  sink.url = `smtp://127.0.0.1:${port}`
  sink.close = () => new Promise((resolve) => server.close(() => resolve()))
  return sink
}

export type SmtpSink = Awaited<ReturnType<typeof startSmtpSink>>

/** A server that takes every mail, but not at once. */
export const takeAfter = (ms: number) => () =>
  new Promise<'accept'>((resolve) => setTimeout(() => resolve('accept'), ms))
