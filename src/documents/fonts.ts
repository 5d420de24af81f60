import { readFileSync } from 'node:fs'
import { create, type Font } from 'fontkit'
import { shareFont } from './shareFont'

/**
 * The fonts that documents embed. Inter writes Latin (all of Turkish), Greek, Cyrillic and Vietnamese;
 * DejaVu Sans steps in for what Inter lacks (Arabic, Hebrew, Armenian, Georgian, symbols).
 */
const files = {
  light: [
    '@expo-google-fonts/inter/300Light/Inter_300Light.ttf',
    'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  ],
  regular: [
    '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
    'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  ],
  semibold: [
    '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
    'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
  ],
  bold: [
    '@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf',
    'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
  ],
} as const

export type FontWeight = keyof typeof files

/** A parsed font under the name by which one document knows it. */
export type DocumentFont = { name: string; font: Font }

const parsed = new Map<FontWeight, readonly DocumentFont[]>()

/**
 * The fonts of a weight, in order of preference. Parsed on first use, then shared by all documents of
 * the process: pdfkit takes the parsed object, where a path or a Buffer would be parsed again each time.
 */
export function fontsOf(weight: FontWeight): readonly DocumentFont[] {
  let fonts = parsed.get(weight)
  if (!fonts) {
    fonts = files[weight].map((file, place) => ({ name: `${weight}-${place}`, font: load(file) }))
    parsed.set(weight, fonts)
  }
  return fonts
}

/**
 * The characters (grapheme clusters, each once, in order) of a text that no font can draw, so that a
 * person can be told before a document with an empty box is printed.
 */
export function missingGlyphs(text: string, weight: FontWeight = 'regular'): string[] {
  const missing = new Set<string>()
  for (const cluster of clustersOf(text)) {
    if (!fontFor({ cluster, weight })) missing.add(cluster)
  }
  return [...missing]
}

type Wanted = { cluster: string; weight: FontWeight; preferred?: DocumentFont }

/** The preferred font if it can draw a whole grapheme cluster, else the first that can, or null. */
export function fontFor({ cluster, weight, preferred }: Wanted): DocumentFont | null {
  if (preferred && draws(preferred.font, cluster)) return preferred
  return fontsOf(weight).find(({ font }) => draws(font, cluster)) ?? null
}

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** The grapheme clusters of a text: what a reader calls one character. */
export function clustersOf(text: string): string[] {
  // Most text needs no segmenter, which costs fifty times as much.
  if (/^[\x20-\x7e\u00a0-\u017f]*$/.test(text)) return text.split('')
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** Code points that are never drawn: joiners, marks of direction, variation selectors, controls. */
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Cc}]$/u

function draws(font: Font, cluster: string): boolean {
  for (const character of cluster) {
    const codePoint = character.codePointAt(0) as number
    if (!font.hasGlyphForCodePoint(codePoint) && !INVISIBLE.test(character)) return false
  }
  return true
}

// Not imported: a bundler would take `resolve` for its own and warn that it cannot follow it.
const modules = process.getBuiltinModule('node:module').createRequire(import.meta.url)

function load(file: string): Font {
  const font = create(readFileSync(modules.resolve(file)))
  if (!('layout' in font)) throw new TypeError(`${file} is a collection, not a font.`)
  return shareFont(font)
}
