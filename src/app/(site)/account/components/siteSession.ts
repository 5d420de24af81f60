type Tokens = { accessToken: string; refreshToken: string }

const key = 'rostrum-session'
let refreshing: Promise<Tokens | null> | null = null

/** Keeps a session for this tab only; it goes when the tab is closed. */
export const keepSession = ({ accessToken, refreshToken }: Tokens) =>
  sessionStorage.setItem(key, JSON.stringify({ accessToken, refreshToken }))

const readSession = () => JSON.parse(sessionStorage.getItem(key) ?? 'null') as Tokens | null

const ask = (path: string, { accessToken }: Tokens) =>
  fetch(path, { headers: { Authorization: `Bearer ${accessToken}` } })

const post = (path: string, body: unknown) =>
  fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })

/**
 * Reads from the API as who is signed in, with a new access token where the old one ran out.
 * @returns null when nobody is signed in any more
 */
export async function fetchSigned(path: string): Promise<Response | null> {
  const session = readSession()
  if (!session) return null
  const response = await ask(path, session)
  if (response.status !== 401) return response
  // A refresh token works once: whatever is loaded at the same time shares one refresh.
  refreshing ??= refresh(session).finally(() => (refreshing = null))
  const renewed = await refreshing
  return renewed ? ask(path, renewed) : null
}

async function refresh(stale: Tokens): Promise<Tokens | null> {
  const now = readSession()
  if (now && now.accessToken !== stale.accessToken) return now
  const { refreshToken } = stale
  const response = await post('/api/auth/refresh', { refreshToken })
  if (response.status === 401) sessionStorage.removeItem(key)
  if (!response.ok) return null
  const renewed = (await response.json()) as Tokens
  keepSession(renewed)
  return renewed
}

/** Ends the session here and on the server. */
export async function signOut(): Promise<void> {
  const session = readSession()
  sessionStorage.removeItem(key)
  if (session) await post('/api/auth/logout', { refreshToken: session.refreshToken })
}
