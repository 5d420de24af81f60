import type { Liquid } from 'liquidjs'
import { isEventTag, isMergeTag, mergeFilters } from '@/lib/mergeTags'

type Input = { engine: Liquid; template: string; hasEvent: boolean }

/**
 * What is wrong with a template before anyone gets it: sentences for the author, and the tags that nothing
 * stands behind, by name. Pure.
 */
export function checkTemplate({ engine, template, hasEvent }: Input): {
  problems: string[]
  unknownTags: string[]
} {
  let parsed: ReturnType<Liquid['parse']>
  try {
    parsed = engine.parse(template)
  } catch (error) {
    return { problems: [readable(error)], unknownTags: [] }
  }
  // `system` holds the addresses that the platform itself puts in.
  const used = engine
    .variableSegmentsSync(parsed)
    .filter((segments) => segments[0] !== 'system' || !onlyIndex(segments))
  const unknownTags = unique(
    used.filter((segments) => !isMergeTag(segments)).map((segments) => segments.join('.')),
  )
  const problems = unknownTags.map((tag) => `There is no merge tag {{ ${tag} }}.`)
  if (!hasEvent && used.some(isEventTag)) {
    problems.push('The {{ event.* }} tags need an event: choose one.')
  }
  return { problems, unknownTags }
}

const onlyIndex = (segments: readonly unknown[]) =>
  segments[1] === 'links' && typeof segments[2] === 'number'

const unique = (values: string[]) => [...new Set(values)]

/** Liquid's own messages, without positions in a text the author never saw. */
function readable(error: unknown): string {
  const { message } = error as Error
  const first = message.split('\n', 1)[0] ?? ''
  const sentence = first.replace(/, line:\d+, col:\d+$/, '')
  const filter = /^undefined filter: (\S+)/.exec(sentence)?.[1]
  if (filter) return `There is no filter called ${filter}. There are: ${mergeFilters.join(', ')}.`
  const tag = /^tag "([^"]+)" not found/.exec(sentence)?.[1]
  if (tag) return `There is no tag called ${tag}. There are: if, unless, case.`
  return `A tag cannot be read: ${sentence}.`
}
