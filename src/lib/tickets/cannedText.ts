import { Liquid } from 'liquidjs'

/** What a canned reply may speak of, with an example of each. */
export const cannedVariables = {
  'customer.name': 'Gülşah İnönü',
  'customer.givenName': 'Gülşah',
  'ticket.number': 'TKT-2026-000123',
  'ticket.subject': 'My badge shows the wrong name',
  'event.title': 'Istanbul AI Summit',
  'agent.name': 'Defne',
} as const satisfies Record<string, string>

export type CannedValues = Partial<Record<keyof typeof cannedVariables, string>>

// Replies come from staff, but a template must not read files or run for ever.
const engine = new Liquid({
  relativeReference: false,
  templates: {},
  parseLimit: 50_000,
  renderLimit: 200,
  memoryLimit: 1_000_000,
})

/** What is wrong with a canned reply: a sentence for its author, or null. Pure. */
export function findCannedProblem(template: string): string | null {
  try {
    const used = engine.globalFullVariablesSync(engine.parse(template))
    const unknown = used.filter((name) => !Object.hasOwn(cannedVariables, name))
    if (unknown.length === 0) return null
    const known = Object.keys(cannedVariables).join(', ')
    return `Not known here: ${unknown.join(', ')}. Use one of: ${known}.`
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** The text of a canned reply for one ticket; what has no value becomes empty. Pure. */
export function renderCanned(template: string, values: CannedValues): string {
  const scope: Record<string, Record<string, string>> = {}
  for (const [path, value] of Object.entries(values)) {
    const [group = '', name = ''] = path.split('.')
    scope[group] = { ...scope[group], [name]: value }
  }
  return String(engine.parseAndRenderSync(template, scope)).trim()
}
