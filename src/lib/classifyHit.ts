export type Hit = {
  kind: 'click' | 'open'
  userAgent: string
  /** Lower-case names. */
  headers: Record<string, string | undefined>
  /** Since the mail server took the mail; null when it has not answered yet. */
  ageMs: number | null
}

export type Actor = {
  actor: 'human' | 'machine'
  /** The sign that gave a machine away. */
  why: string | null
}

const human: Actor = { actor: 'human', why: null }
const machine = (why: string): Actor => ({ actor: 'machine', why })

/** Proxies that fetch the pictures of every mail, read or not. */
const proxies: [RegExp, string][] = [
  [/GoogleImageProxy|ggpht\.com/i, 'Gmail image proxy'],
  [/YahooMailProxy/i, 'Yahoo image proxy'],
  // What Apple's Mail Privacy Protection sends, and nothing else does.
  [/^Mozilla\/5\.0$/, 'Apple Mail Privacy Protection'],
]

const programs = new RegExp(
  [
    'bot\\b|crawl|spider|slurp|scan|monitor|preview|validator|checker|fetch',
    'proofpoint|barracuda|mimecast|messagelabs|symantec|fireeye|trellix|ironport|safelinks|sophos|trend ?micro',
    'curl|wget|python|java/|go-http|okhttp|libwww|httpclient|axios|undici|\\bnode\\b|ruby|perl|php',
    'headless|phantomjs|puppeteer|playwright|selenium|postman|insomnia',
    'facebookexternalhit|whatsapp|telegram|slack|discord|skypeuri|linkedin|twitter',
  ].join('|'),
  'i',
)

/** Mail programs that do not call themselves Mozilla. */
const mailPrograms = /^(Microsoft (Office|Outlook)|Outlook|Lotus|Mail\/|Opera)/i

/** No person reads a mail this soon, whatever they read it with. */
const instantMs = 500
/** Nor this soon with a program that lacks the marks of a browser. */
const tooFastMs = 2_000

/**
 * Whether a person or a machine asked for a picture or a link of a mail: by how the program calls itself, by
 * headers that prefetchers send, and by being faster than anybody reads. In doubt a person. Pure.
 */
export function classifyHit({ userAgent, headers, ageMs }: Hit): Actor {
  const agent = userAgent.trim()
  const purpose = `${headers.purpose ?? ''} ${headers['sec-purpose'] ?? ''} ${headers['x-purpose'] ?? ''} ${headers['x-moz'] ?? ''}`
  if (/prefetch|prerender|preview/i.test(purpose)) return machine('prefetch')
  for (const [pattern, name] of proxies) if (pattern.test(agent)) return machine(name)
  if (agent === '') return machine('no program named')
  if (programs.test(agent)) return machine('program')
  if (!agent.startsWith('Mozilla/') && !mailPrograms.test(agent)) return machine('no browser')
  if (ageMs === null || ageMs < instantMs) return machine('too fast')
  const hasLanguage = (headers['accept-language'] ?? '*') !== '*'
  if (ageMs < tooFastMs && !hasLanguage) return machine('too fast')
  return human
}
