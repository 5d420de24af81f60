import { z } from 'zod'
import { backgroundStyles, designWeights, elementTypes } from '@/lib/certificates/design'
import type { CertificateDesign, DesignElement } from '@/lib/certificates/design'

const color = (otherwise: string) =>
  z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .nullish()
    .transform((value) => value ?? otherwise)
const number = (otherwise: number, max = 420) =>
  z
    .number()
    .min(0)
    .max(max)
    .nullish()
    .transform((value) => value ?? otherwise)
const choice = <const T extends readonly [string, ...string[]]>(values: T, otherwise: T[number]) =>
  z
    .enum(values)
    .nullish()
    .transform((value): T[number] => value ?? otherwise)
const words = z
  .string()
  .max(1_000)
  .nullish()
  .transform((value) => value ?? '')
const localised = z
  .object({ en: words, tr: words })
  .nullish()
  .transform((value) => value ?? { en: '', tr: '' })
/** A media id, or the populated document. */
const picture = z
  .union([z.uuid(), z.object({ id: z.uuid() }).transform(({ id }) => id)])
  .nullish()
  .transform((value) => value ?? undefined)

const element = z.object({
  type: z.enum(elementTypes),
  x: number(20),
  y: number(20),
  width: number(100),
  height: number(10),
  text: localised,
  weight: choice(designWeights, 'regular'),
  size: number(12, 120),
  minSize: number(8, 120),
  maxLines: number(1, 20),
  fit: choice(['shrink', 'wrap'], 'wrap'),
  align: choice(['left', 'center', 'right'], 'left'),
  valign: choice(['top', 'middle', 'bottom'], 'top'),
  follows: z
    .boolean()
    .nullish()
    .transform((value) => value ?? false),
  tracking: number(0, 1),
  letterCase: choice(['none', 'upper'], 'none'),
  color: color('#17163a'),
  background: color('#ffffff'),
  image: picture,
})

/** What of a template decides how it looks, from a stored document or a form that is not saved yet. */
export const templateParts = z.object({
  title: localised,
  page: z
    .object({
      size: choice(['A4', 'A5', 'letter'], 'A4'),
      orientation: choice(['landscape', 'portrait'], 'landscape'),
    })
    .nullish()
    .transform((value) => value ?? { size: 'A4' as const, orientation: 'landscape' as const }),
  background: z.object({
    style: choice(backgroundStyles, 'plain'),
    paper: color('#ffffff'),
    accent: color('#2b2a6c'),
    highlight: color('#c9a24b'),
    image: picture,
  }),
  elements: z
    .array(element)
    .max(100)
    .nullish()
    .transform((value) => value ?? []),
})

export type TemplateParts = z.output<typeof templateParts>

/** The media a template shows, each once. Pure. */
export function picturesOf({ background, elements }: TemplateParts): string[] {
  const ids = [background.image, ...elements.map(({ image }) => image)]
  return [...new Set(ids.filter((id) => id !== undefined))]
}

/** The design of a template, with its pictures named by their hashes instead of their ids. Pure. */
export function toDesign(
  { title, page, background, elements }: TemplateParts,
  hashes: ReadonlyMap<string, string>,
): CertificateDesign {
  const hash = (image: string | undefined) => (image ? hashes.get(image) : undefined)
  return {
    title,
    page,
    background: { ...background, image: hash(background.image) },
    elements: elements.map(({ image, ...rest }) => only({ ...rest, image: hash(image) })),
  }
}

type Element = Omit<TemplateParts['elements'][number], 'image'> & { image?: string }

/** Keeps what belongs to the kind of element, so that a leftover changes no hash. */
function only(element: Element): DesignElement {
  const { type, x, y, width, height, color: ink } = element
  const box = { x, y, width, height, color: ink }
  if (type === 'line') return { type, ...box }
  if (type === 'qr') return { type, ...box, background: element.background }
  if (type === 'text') {
    const { text, weight, size, minSize, maxLines, fit, align, valign, follows } = element
    const { tracking, letterCase } = element
    const lines = Math.max(1, Math.round(maxLines))
    const how = { weight, size, minSize, maxLines: lines, fit, align, valign, follows }
    return { type, ...box, text, ...how, tracking, letterCase }
  }
  return { type, ...box, image: element.image }
}
