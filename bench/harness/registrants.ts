export type Answer = {
  email: string
  status: number
  /** How long it took. */
  ms: number
  at: number
  /** Of a refusal: its code. */
  code?: string
  retryAfter: string | null
  requestId?: string
  /** The body, to be compared with that of the same key. */
  text: string
}

type Rush = {
  /** Chosen anew for each try: people reach whichever process lives. */
  url: () => string
  event: string
  people: string[]
  connections?: number
  /** A try that takes longer counts as hanging. */
  patienceMs?: number
  /** More tries of one person, after refusals and lost connections. */
  tries?: number
}

/**
 * People who register, each under one Idempotency-Key until there is an answer other than "not now": as a good
 * frontend does it. Every try is kept; status 0 stands for a connection that was lost, -1 for one that hung.
 */
export async function rushIn(rush: Rush): Promise<Answer[]> {
  const { people, connections = 8, tries = 60 } = rush
  const answers: Answer[] = []
  const waiting = [...people]
  const client = async () => {
    for (let email = waiting.shift(); email; email = waiting.shift()) {
      for (let tried = 0; tried < tries; tried += 1) {
        const answer = await registerOnce(rush, email)
        answers.push(answer)
        if (answer.status === 201) break
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
    }
  }
  await Promise.all(Array.from({ length: connections }, client))
  return answers
}

/** One try of one person. */
export async function registerOnce(
  { url, event, patienceMs = 15_000 }: Pick<Rush, 'event' | 'patienceMs' | 'url'>,
  email: string,
): Promise<Answer> {
  const at = performance.now()
  const base = { email, at, retryAfter: null, text: '' }
  try {
    const response = await fetch(`${url()}/api/events/${event}/register`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `key-${email}` },
      body: JSON.stringify({ email, givenName: 'Ada', familyName: 'L' }),
      signal: AbortSignal.timeout(patienceMs),
    })
    const text = await response.text()
    const { errors, requestId } = JSON.parse(text) as {
      errors?: { code: string }[]
      requestId?: string
    }
    return {
      ...base,
      status: response.status,
      ms: performance.now() - at,
      code: errors?.[0]?.code,
      retryAfter: response.headers.get('Retry-After'),
      requestId,
      text,
    }
  } catch (error) {
    const hung = error instanceof Error && error.name === 'TimeoutError'
    return { ...base, status: hung ? -1 : 0, ms: performance.now() - at, text: String(error) }
  }
}

/** Each process in turn, as a balancer chooses them. */
export function inTurn(webs: readonly { url: string }[]): () => string {
  let next = 0
  return () => webs[(next += 1) % webs.length]?.url ?? ''
}

/** How many answers of each status there were, for people. Pure. */
export function countStatuses(answers: Pick<Answer, 'status'>[]): string {
  const counts = new Map<number, number>()
  for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1)
  const name = (status: number) => (status === 0 ? 'lost' : status === -1 ? 'hung' : String(status))
  return [...counts].map(([status, count]) => `${count} × ${name(status)}`).join(', ')
}

/** Whether every "not now" is one of the contract: code, request id and when to come again. Pure. */
export const areContractRefusals = (answers: Answer[]) =>
  answers
    .filter(({ status }) => status === 503)
    .every(({ code, retryAfter, requestId }) => code === 'UNAVAILABLE' && retryAfter && requestId)
