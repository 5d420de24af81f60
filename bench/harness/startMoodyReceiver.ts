import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { startReceiver, verify } from '../../docs/examples/webhookReceiver.mjs'

/** What a receiver does with a try: `refuse`, `cut` and `redirect` before it took the event up, the others after. */
export const moods = ['accept', 'refuse', 'cut', 'redirect', 'late', 'cutAfter', 'hang'] as const
export type Mood = (typeof moods)[number]

type Try = {
  id: string
  body: string
  /** As the sender's clock had it, in seconds. */
  timestamp: number
  /** As it came, in ms. */
  at: number
  /** Why the signature was not good. */
  refusal: string | null
  mood: Mood
}

/**
 * Somebody's server for webhooks: the receiver of docs/examples behind a network that is in a mood. `moodOf` says in
 * which, per id and number of the try; `tries` is all that came, `processed` what the receiver took up, by id.
 */
export async function startMoodyReceiver(moodOf: (id: string, tried: number) => Mood) {
  const tries: Try[] = []
  const processed: { id: string; data: Record<string, string> }[] = []
  let secret = ''
  let strayed = 0
  const receivers = new Map<string, Promise<string>>()
  const servers: ReturnType<typeof createServer>[] = []

  const listen = async (server: ReturnType<typeof createServer>): Promise<string> => {
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }
  /** The example, once per secret. */
  const example = () => {
    const known = receivers.get(secret)
    if (known) return known
    const onEvent = ({ data }: { data: Record<string, string> }, id: string) =>
      processed.push({ id, data })
    const url = listen(startReceiver({ secret, onEvent }))
    receivers.set(secret, url)
    return url
  }
  const handOn = async (headers: IncomingHttpHeaders, body: Buffer): Promise<number> => {
    const kept = Object.entries(headers).filter(([name]) => name.startsWith('webhook-'))
    const answer = await fetch(await example(), {
      method: 'POST',
      headers: Object.fromEntries(kept) as Record<string, string>,
      body: new Uint8Array(body),
    })
    return answer.status
  }
  const receive = async (headers: IncomingHttpHeaders, body: Buffer, response: ServerResponse) => {
    const id = String(headers['webhook-id'])
    const mood = moodOf(id, tries.filter((each) => each.id === id).length + 1)
    tries.push({
      ...{ id, mood, body: body.toString(), at: Date.now() },
      timestamp: Number(headers['webhook-timestamp']),
      refusal: refusalOf({ secret, headers, body }),
    })
    if (mood === 'refuse') return void response.writeHead(500).end('not now')
    if (mood === 'cut') return void response.socket?.destroy()
    if (mood === 'redirect') return void response.writeHead(307, { Location: '/elsewhere' }).end()
    const status = await handOn(headers, body)
    if (mood === 'hang') return
    if (mood === 'cutAfter') return void response.socket?.destroy()
    if (mood === 'late') await pause(2_000)
    response.writeHead(status).end()
  }
  const url = await listen(
    createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        if (request.url === '/elsewhere') strayed += 1
        receive(request.headers, Buffer.concat(chunks), response).catch((error: unknown) =>
          response.destroy(error as Error),
        )
      })
    }),
  )
  return {
    ...{ url: `${url}/hooks`, tries, processed },
    /** How many followed a redirect. */
    strayed: () => strayed,
    /** What the next tries are signed with. */
    expect: (next: string) => (secret = next),
    close: async () => {
      for (const server of servers) {
        server.closeAllConnections()
        await new Promise<void>((resolve) => server.close(() => resolve()))
      }
    },
  }
}

type Signed = { secret: string; headers: IncomingHttpHeaders; body: Buffer }

function refusalOf(signed: Signed): string | null {
  try {
    verify(signed)
    return null
  } catch (error) {
    return (error as Error).message
  }
}
