import { simpleParser, type ParsedMail } from 'mailparser'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type Verdict = 'accept' | 'cut' | { code: number; message: string }

/**
 * A mail server on this machine that keeps what it takes. `judge` decides on each mail: take it, answer
 * with a code, or cut the connection once the whole message has come.
 */
export async function startSmtpSink() {
  const mails: ParsedMail[] = []
  const state = { judge: (_mail: ParsedMail): Verdict => 'accept', tries: 0 }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData: (stream, session, callback) => {
      void simpleParser(stream).then((mail) => {
        state.tries += 1
        const verdict = state.judge(mail)
        if (verdict === 'accept') mails.push(mail)
        if (verdict === 'cut') {
          const { connections } = server as unknown as {
            connections: Set<{ session: unknown; close: () => void; _socket: { destroy(): void } }>
          }
          for (const connection of connections) {
            if (connection.session === session) connection._socket.destroy()
          }
          return
        }
        callback(
          verdict === 'accept'
            ? null
            : Object.assign(new Error(verdict.message), { responseCode: verdict.code }),
        )
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    state,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
