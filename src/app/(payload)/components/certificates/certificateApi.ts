export type Answer<T> = { done: T } | { trouble: string | null }

type Failure = {
  errors?: { message?: string; data?: { fields?: { message: string }[] } }[]
}

/** Sends a request to the platform; `trouble` is what it said instead, null where it did not answer. */
export async function callCertificates<T>(path: string, body?: unknown): Promise<Answer<T>> {
  try {
    const response = await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      credentials: 'same-origin',
      cache: 'no-store',
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    })
    const answer = (await response.json()) as Failure & T
    if (response.ok) return { done: answer }
    const [error] = answer.errors ?? []
    const fields = error?.data?.fields?.map(({ message }) => message).join(' ')
    return { trouble: fields || error?.message || null }
  } catch {
    return { trouble: null }
  }
}
