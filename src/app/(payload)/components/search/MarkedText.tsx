import type { Highlight } from '@/lib/search/findHighlights'

/** A text with its found parts marked. Parts are in order and apart, as the search gives them. */
export function MarkedText({ text, parts }: { text: string; parts: Highlight[] }) {
  return (
    <>
      {parts.map(([from, to], index) => (
        <span key={from}>
          {text.slice(parts[index - 1]?.[1] ?? 0, from)}
          <mark>{text.slice(from, to)}</mark>
        </span>
      ))}
      {text.slice(parts.at(-1)?.[1] ?? 0)}
    </>
  )
}
