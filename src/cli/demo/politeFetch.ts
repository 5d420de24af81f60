/** How often a request is sent again when the platform asks for patience. */
const most = 20

/**
 * `fetch` of a well-behaved client: told to wait (429, 503), it waits as long as `Retry-After` says and
 * asks again. `onWait` hears of it.
 */
export function makePoliteFetch(onWait: (seconds: number) => void): typeof fetch {
  let saidUntil = 0
  return async (input, init) => {
    for (let attempt = 1; ; attempt += 1) {
      const response = await fetch(input, init)
      const wait = Number(response.headers.get('Retry-After'))
      const asked = response.status === 429 || response.status === 503
      if (!asked || !(wait > 0) || attempt === most) return response
      // Many requests at once are told the same.
      if (Date.now() > saidUntil) onWait(wait)
      saidUntil = Date.now() + wait * 1_000
      await response.body?.cancel()
      await new Promise((resolve) => setTimeout(resolve, wait * 1_000))
    }
  }
}
