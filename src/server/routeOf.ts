type Input = { path: string; status: number; known: ReadonlySet<string> }

/** Paths under `/api` that no collection owns. */
const ownApi = new Set([
  ...['auth', 'docs', 'graphql', 'mailbox', 'openapi.json', 'public', 'search', 'social', 'upload'],
  'webhooks',
])
const other = new Set(['admin', 'health', 'metrics', 'track', 'unsubscribe', 'verify', 'portal'])

/**
 * The kind of a path, for the labels of metrics: ids and tokens become `:id`, and what does not exist is one
 * label, so that nobody can make up new ones. Pure.
 */
export function routeOf({ path, status, known }: Input): string {
  if (status === 404) return 'unknown'
  const [first = '', second = '', third, fourth] = path.split('/').slice(1)
  if (first === 'api') {
    if (!known.has(second) && !ownApi.has(second)) return 'unknown'
    const base = `/api/${second}`
    if (third === undefined || third === '') return base
    if (!known.has(second)) return `${base}/${isWord(third) ? third : ':id'}`
    if (third === 'me' || third === 'online' || third === 'count') return `${base}/${third}`
    return fourth && isWord(fourth) ? `${base}/:id/${fourth}` : `${base}/:id`
  }
  if (first === '') return '/'
  if (first === '_next') return '/_next'
  return other.has(first) ? `/${first}` : '/page'
}

const isWord = (segment: string) => /^[a-z-]{2,24}$/.test(segment)
