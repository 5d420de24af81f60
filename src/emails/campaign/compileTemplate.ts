import type { Liquid } from 'liquidjs'
import { mergeTags } from '@/lib/mergeTags'
import { splitTemplate, writePiece, type Piece } from './splitTemplate'

type Options = {
  engine: Liquid
  source: string
  /** Makes a literal text what it is on the wire. */
  encodeLiteral: (text: string) => string
  /** What the engine does to each value it prints. */
  escape: (value: unknown) => string
}

/**
 * Prepares a template, so that each recipient costs little: literal texts are encoded here, once. Templates
 * that only print names of `mergeTags` and our own addresses, which most are, are then put together without
 * the engine; with a filter or a condition in it, the engine renders the whole. Both say the same.
 */
export function compileTemplate(options: Options): (scope: object) => string {
  const { engine, source, encodeLiteral, escape } = options
  const pieces = splitTemplate(engine, source)
  const parts = pieces.map((piece) =>
    piece.kind === 'literal' ? encodeLiteral(piece.text) : findPath(piece),
  )
  if (parts.every((part) => part !== null)) {
    return (scope) =>
      parts.map((part) => (typeof part === 'string' ? part : escape(follow(scope, part)))).join('')
  }
  const template = engine.parse(
    pieces
      .map((piece) => (piece.kind === 'literal' ? encodeLiteral(piece.text) : writePiece(piece)))
      .join(''),
  )
  return (scope) => String(engine.renderSync(template, scope))
}

const ourAddress = /^(?:unsubscribeUrl|system\.openUrl|system\.links\[\d+\])$/

/** The way through the scope to what a piece prints, or null where only the engine knows. */
function findPath({ kind, ...piece }: Piece): string[] | null {
  const expression = 'expression' in piece ? piece.expression : ''
  if (kind !== 'output') return null
  if (!Object.hasOwn(mergeTags, expression) && !ourAddress.test(expression)) return null
  return expression.split(/[.[\]]+/).filter(Boolean)
}

function follow(scope: object, path: string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined,
    scope,
  )
}
