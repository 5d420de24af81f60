type Problem = {
  code?: string
  message: string
  data?: { challenge?: string; fields?: { message: string }[] }
}

type Outcome<T> = { ok: true; body: T } | { ok: false; problem: Problem }

type Call = { method?: 'DELETE' | 'GET' | 'POST'; path: string; body?: object; failure: string }

/** Calls the platform as the person at the panel; what went wrong comes back as a sentence to show. */
export async function callAccount<T>({ method = 'POST', path, body, failure }: Call) {
  try {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json' },
      body: method === 'POST' ? JSON.stringify(body ?? {}) : undefined,
    })
    const text = await response.text()
    const answer = text ? (JSON.parse(text) as T & { errors?: Problem[] }) : ({} as T)
    if (response.ok) return { ok: true, body: answer } as Outcome<T>
    const [problem] = (answer as { errors?: Problem[] }).errors ?? []
    const fields = problem?.data?.fields?.map(({ message }) => message) ?? []
    const message = fields.length > 0 ? fields.join('\n') : (problem?.message ?? failure)
    return { ok: false, problem: { ...problem, message } } as Outcome<T>
  } catch {
    return { ok: false, problem: { message: failure } } as Outcome<T>
  }
}
