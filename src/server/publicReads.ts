import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { LRUCache } from 'lru-cache'
import { listen } from '@/db/listen'
import { publicReadsChannel } from '@/db/publicReadTriggers'
import { AppError, toErrorBody } from '@/errors'
import { forgetPublicly } from '@/lib/publicMemory'
import { currentContext } from '@/lib/requestContext'
import { isAnonymous } from '@/server/isAnonymous'

type Options = {
  /** Answers a request on the usual way, for what is not here. */
  load: (request: Request) => Promise<Response>
  /** What an answer may lag behind at most, whatever becomes of the notification. Default: a second. */
  freshMs?: number
}

/**
 * An answer as it goes over the wire; the body is a string of bytes (latin1), which Node sends together with
 * the head in one piece.
 */
type Answer = { body: string; etag: string; headers: Record<string, string | number> }

/** Null for what the usual way has to answer. */
type Loaded = Answer | 'not now' | null

/** Public reads: the list of events, one event by id or slug, what a certificate says. */
const publicPath = /^\/api\/(events(\/[\w-]+)?|public\/certificates\/[\w-]+)$/
const longestUrl = 1_000
const maxBytes = 64 * 2 ** 20

/**
 * Public reads from memory: the bytes of an anonymous 200 answer are kept for a second at most and go at
 * once when a committed change of their tables is notified, by whatever process and door. Requests for the
 * same URL share one load; one that began before a change is never joined nor kept after it. Where the database
 * cannot be had all who wait for a load are told "not now", rather than each asking again in vain.
 * `figures` counts for the metrics; `close` ends the listening.
 */
export function makePublicReads({ load, freshMs = 1_000 }: Options) {
  const answers = new LRUCache<string, Answer>({
    maxSize: maxBytes,
    sizeCalculation: ({ body }, url) => body.length + url.length + 300,
    ttl: freshMs,
  })
  const loading = new Map<string, Promise<Loaded>>()
  const figures = { hits: 0, misses: 0 }
  let generation = 0

  const forget = () => {
    generation += 1
    answers.clear()
    loading.clear()
    forgetPublicly()
  }
  const close = listen({ channel: publicReadsChannel, onWake: forget })

  const loadAnswer = async (url: string): Promise<Loaded> => {
    const started = generation
    const response = await load(anonymousRequest(url))
    if (response.status !== 200) {
      await response.body?.cancel()
      return response.status === 503 ? 'not now' : null
    }
    const answer = makeAnswer(response.headers, Buffer.from(await response.arrayBuffer()))
    if (started === generation) answers.set(url, answer)
    return answer
  }
  const share = (url: string): Promise<Loaded> => {
    const running = loading.get(url)
    if (running) return running
    const started = loadAnswer(url).finally(() => {
      if (loading.get(url) === started) loading.delete(url)
    })
    loading.set(url, started)
    return started
  }

  return {
    figures,
    close,
    /** For a write of this process: who made it sees it at once, ahead of the notification. */
    forget,
    /** Whether a request is a public read that anybody would get the same answer to. */
    covers: (req: IncomingMessage, path: string): boolean =>
      (req.method === 'GET' || req.method === 'HEAD') &&
      publicPath.test(path) &&
      (req.url?.length ?? 0) <= longestUrl &&
      isAnonymous((name) => req.headers[name]?.toString()),
    /** Answers what `covers` said yes to; false where the usual way has to (errors, with their own id). */
    answer: (req: IncomingMessage, res: ServerResponse): boolean | Promise<boolean> => {
      const url = req.url ?? '/'
      const known = answers.get(url)
      if (known) {
        figures.hits += 1
        return send({ req, res, answer: known })
      }
      figures.misses += 1
      return share(url).then((answer) => {
        if (answer === 'not now') return sendNotNow(res)
        return answer !== null && send({ req, res, answer })
      })
    },
  }
}

const anonymousRequest = (url: string) => new Request(new URL(url, 'http://localhost'))

type Sending = { req: IncomingMessage; res: ServerResponse; answer: Answer }

function makeAnswer(headers: Headers, body: Buffer): Answer {
  const etag = `"${createHash('sha1').update(body).digest('base64url')}"`
  return {
    body: body.toString('latin1'),
    etag,
    headers: {
      'Content-Type': headers.get('content-type') ?? 'application/json',
      'Content-Length': body.length,
      // Caches may keep it, and ask each time whether it is still so.
      'Cache-Control': 'public, max-age=0, must-revalidate',
      Vary: 'Authorization, Cookie',
      ETag: etag,
    },
  }
}

function send({ req, res, answer }: Sending): true {
  const known = req.headers['if-none-match']
  if (known !== undefined && matches(known, answer.etag)) {
    const { 'Content-Length': _length, 'Content-Type': _type, ...headers } = answer.headers
    res.writeHead(304, headers).end()
    return true
  }
  res.writeHead(200, answer.headers)
  res.end(req.method === 'HEAD' ? '' : answer.body, 'latin1')
  return true
}

function sendNotNow(res: ServerResponse): true {
  const body = toErrorBody(new AppError('UNAVAILABLE'), currentContext().requestId)
  res.writeHead(503, { 'Content-Type': 'application/json', 'Retry-After': '5' })
  res.end(JSON.stringify(body))
  return true
}

function matches(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch.trim() === '*') return true
  return ifNoneMatch.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === etag)
}
