import http from 'node:http'
import type { AddressInfo } from 'node:net'

export type FakeRequest = {
  method: string
  path: string
  query: URLSearchParams
  headers: http.IncomingHttpHeaders
  body: Buffer
  json: () => Record<string, unknown>
}

export type FakeAnswer = { status: number; body?: unknown; headers?: Record<string, string> }

/** What goes wrong, at requests whose `METHOD /path` contains `at`, `times` times. */
export type Fault = {
  at: string
  times?: number
  /** In place of doing it. */
  instead?: FakeAnswer
  /** It does it, and then answers this. */
  after?: FakeAnswer
  /** It does it, and cuts the connection without an answer. */
  acceptThenDrop?: true
  /** It cuts the connection without doing it. */
  dropBefore?: true
  /** It answers this much later. */
  slowMs?: number
}

export type FakeServer = {
  url: string
  requests: FakeRequest[]
  fault: (fault: Fault) => void
  close: () => Promise<void>
}

/** An HTTP server of a third party on a loopback port; `handle` knows its rules, faults come on top. */
export async function startFakeServer(
  handle: (request: FakeRequest) => FakeAnswer,
): Promise<FakeServer> {
  const requests: FakeRequest[] = []
  const faults: Fault[] = []
  const server = http.createServer((incoming, response) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const url = new URL(incoming.url ?? '/', 'http://fake')
      const body = Buffer.concat(chunks)
      const request: FakeRequest = {
        method: incoming.method ?? 'GET',
        path: url.pathname,
        query: url.searchParams,
        headers: incoming.headers,
        body,
        json: () => JSON.parse(body.toString() || '{}') as Record<string, unknown>,
      }
      requests.push(request)
      const fault = takeFault(faults, `${request.method} ${request.path}`)
      if (fault?.dropBefore) return void incoming.socket.destroy()
      const answer = fault?.instead ?? handle(request)
      if (fault?.acceptThenDrop) return void incoming.socket.destroy()
      const { status, headers = {}, body: out } = fault?.after ?? answer
      setTimeout(() => {
        response.writeHead(status, { 'Content-Type': 'application/json', ...headers })
        response.end(out === undefined ? '' : JSON.stringify(out))
      }, fault?.slowMs ?? 0)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    fault: (fault) => faults.push(fault),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function takeFault(faults: Fault[], what: string): Fault | undefined {
  const index = faults.findIndex(({ at }) => what.includes(at))
  const fault = faults[index]
  if (!fault) return undefined
  const left = (fault.times ?? 1) - 1
  if (left === 0) faults.splice(index, 1)
  else faults[index] = { ...fault, times: left }
  return fault
}
