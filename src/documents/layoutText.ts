import bidiFactory from 'bidi-js'
import { clustersOf, fontFor, type FontWeight } from './fonts'
import { makeRuns, type TextRun } from './makeRuns'

export type TextStyle = {
  weight: FontWeight
  /** Points. */
  size: number
  /** The text shrinks down to this size before it is cut. Default: `size`, so it does not shrink. */
  minSize?: number
  /** Default: as many as it takes. */
  maxLines?: number
  /** Distance between baselines as a multiple of the size. Default 1.25. */
  leading?: number
  /** Extra space between characters as a multiple of the size, for labels and codes. */
  tracking?: number
  /** Makes the lines about equally long, for headings: no single word on the last line. */
  balanced?: boolean
}

export type TextLine = {
  /** From left to right as drawn, whatever the direction of the script. */
  runs: TextRun[]
  /** Points. */
  width: number
}

export type TextLayout = {
  lines: TextLine[]
  weight: FontWeight
  /** Points: what the text shrank to. */
  size: number
  /** Points between two baselines. */
  lineHeight: number
  tracking: number
  /** Points: all lines. */
  height: number
  /** Part of the text did not fit even at `minSize`, and an ellipsis stands for it. */
  truncated: boolean
}

type Input = TextStyle & { text: string; /** Points. */ width: number }

const bidi = bidiFactory()

/**
 * Breaks a text into lines that fit a width, in fonts that have its characters, in visual order. First it
 * wraps, then it shrinks to `minSize`, then it breaks long words, and at last it cuts with an ellipsis:
 * a line is never wider than `width`.
 */
export function layoutText(input: Input): TextLayout {
  const { weight, size, minSize = size, maxLines = Infinity, leading = 1.25, tracking = 0 } = input
  const text = clean(input.text, weight)
  const widths = new Map<string, number>()
  const measure = (part: string) => {
    const width = widths.get(part) ?? widthOf({ part, weight, tracking })
    widths.set(part, width)
    return width
  }
  const words = pieces(text)

  let chosen = minSize
  let lines: string[] | null = null
  for (let trial = size; !lines && trial >= minSize; trial = nextSize(trial, minSize)) {
    lines = wrap({ words, room: input.width / trial, measure, breakWords: false })
    if (lines && lines.length > maxLines) lines = null
    chosen = trial
    if (trial === minSize) break
  }
  const room = input.width / chosen
  lines ??= wrap({ words, room, measure, breakWords: true }) ?? []
  const truncated = lines.length > maxLines
  if (truncated) lines = cut({ lines: lines.slice(0, maxLines), room, measure })
  else if (input.balanced) lines = balance({ words, room, measure, lines })

  return {
    lines: lines.map((line) => placeLine({ line, weight, size: chosen, tracking })),
    weight,
    size: chosen,
    lineHeight: chosen * leading,
    tracking,
    height: lines.length * chosen * leading,
    truncated,
  }
}

/** Steps of 4 %, the last one exactly on the minimum. */
const nextSize = (size: number, minSize: number) => Math.max(minSize, size * 0.96)

function clean(text: string, weight: FontWeight): string {
  return withoutPictures(text, weight)
    .normalize('NFC')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\S\n\u00a0\u202f]+/g, ' ')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .replace(/ ?\n ?/g, '\n')
    .trim()
}

/** Emoji that no font has are left out: an empty box says less than nothing. Letters keep their box. */
function withoutPictures(text: string, weight: FontWeight): string {
  if (!/\p{Extended_Pictographic}/u.test(text)) return text
  return clustersOf(text)
    .filter(
      (cluster) => !/\p{Extended_Pictographic}/u.test(cluster) || fontFor({ cluster, weight }),
    )
    .join('')
}

/** Pieces between which a line may end: after spaces, hyphens and slashes; a line feed stands alone. */
function pieces(text: string): string[] {
  return text.match(/\n|[^ \n]*?[-\u2010\u2013\u2014/](?=[^ \n\d])|[^ \n]+ ?| /g) ?? []
}

type Wrapping = {
  words: string[]
  /** Multiples of the font size. */
  room: number
  measure: (text: string) => number
  breakWords: boolean
}

/** The lines, or null when a word is wider than the room and may not be broken. */
function wrap({ words, room, measure, breakWords }: Wrapping): string[] | null {
  const lines: string[] = []
  let line = ''
  for (const word of words) {
    if (word === '\n') {
      lines.push(line.trimEnd())
      line = ''
    } else if (measure((line + word).trimEnd()) <= room) {
      line += word
    } else {
      if (line) lines.push(line.trimEnd())
      line = word
      if (measure(word.trimEnd()) <= room) continue
      if (!breakWords) return null
      const broken = breakWord({ word, room, measure })
      lines.push(...broken.slice(0, -1))
      line = broken.at(-1) ?? ''
    }
  }
  if (line) lines.push(line.trimEnd())
  return lines
}

/** Narrows the room as far as the number of lines allows. */
function balance({ lines, ...wrapping }: Omit<Wrapping, 'breakWords'> & { lines: string[] }) {
  let best = lines
  for (let share = 0.97; share > 0.5; share -= 0.03) {
    const narrower = wrap({ ...wrapping, room: wrapping.room * share, breakWords: false })
    if (!narrower || narrower.length > lines.length) return best
    best = narrower
  }
  return best
}

function breakWord({
  word,
  room,
  measure,
}: Omit<Wrapping, 'words' | 'breakWords'> & { word: string }) {
  const parts: string[] = []
  let part = ''
  for (const cluster of clustersOf(word)) {
    if (part && measure((part + cluster).trimEnd()) > room) {
      parts.push(part)
      part = ''
    }
    part += cluster
  }
  return [...parts, part]
}

function cut({
  lines,
  room,
  measure,
}: Omit<Wrapping, 'words' | 'breakWords'> & { lines: string[] }) {
  const clusters = clustersOf(lines.at(-1) ?? '')
  while (clusters.length > 0 && measure(`${clusters.join('').trimEnd()}…`) > room) clusters.pop()
  return [...lines.slice(0, -1), `${clusters.join('').trimEnd()}…`]
}

type Measuring = { part: string; weight: FontWeight; tracking: number }

/** Width in multiples of the font size. */
function widthOf({ part, weight, tracking }: Measuring): number {
  return makeRuns({ text: part, weight, bidi }).reduce(
    (sum, run) => sum + run.width + tracking * run.characters,
    0,
  )
}

type Placing = { line: string; weight: FontWeight; size: number; tracking: number }

function placeLine({ line, weight, size, tracking }: Placing): TextLine {
  const runs = makeRuns({ text: line, weight, bidi }).map((run) => ({
    ...run,
    width: (run.width + tracking * run.characters) * size,
  }))
  return { runs, width: runs.reduce((sum, run) => sum + run.width, 0) }
}
