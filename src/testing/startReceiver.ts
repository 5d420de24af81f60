import http from 'node:http'
import type { AddressInfo } from 'node:net'

export type Received = { headers: http.IncomingHttpHeaders; body: Buffer }

/** Somebody's server that webhooks are sent to. */
export type Receiver = {
  url: string
  /** What came, in order. */
  received: Received[]
  /** What it will answer, in order; then 204. */
  answers: { status: number; headers?: Record<string, string> }[]
  clear: () => void
  close: () => Promise<void>
}

export async function startReceiver(): Promise<Receiver> {
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      receiver.received.push({ headers: request.headers, body: Buffer.concat(chunks) })
      const { status, headers = {} } = receiver.answers.shift() ?? { status: 204 }
      response.writeHead(status, headers).end(status === 204 ? undefined : 'an answer')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    received: [],
    answers: [],
    clear: () => {
      receiver.received = []
      receiver.answers = []
    },
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  return receiver
}
