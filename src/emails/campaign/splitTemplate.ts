import { type Liquid, TokenKind, Tokenizer } from 'liquidjs'

export type Piece =
  | { kind: 'literal'; text: string }
  | { kind: 'output'; expression: string }
  | { kind: 'tag'; expression: string }

/**
 * A template as its literal texts, the tags that print and the tags that decide. Dashes that would eat the
 * white space around a tag are dropped: what stands around it may be encoded by then.
 * @throws LiquidError when a tag is not closed
 */
export function splitTemplate(engine: Liquid, source: string): Piece[] {
  const tokens = new Tokenizer(source, engine.options.operators).readTopLevelTokens(engine.options)
  return tokens.map((token): Piece => {
    const text = token.getText()
    if (token.kind === TokenKind.Output) return { kind: 'output', expression: inside(text) }
    if (token.kind === TokenKind.Tag) return { kind: 'tag', expression: inside(text) }
    return { kind: 'literal', text }
  })
}

/** The pieces as a template again. */
export function joinPieces(pieces: readonly Piece[]): string {
  return pieces.map(writePiece).join('')
}

export function writePiece(piece: Piece): string {
  if (piece.kind === 'literal') return piece.text
  return piece.kind === 'output' ? `{{ ${piece.expression} }}` : `{% ${piece.expression} %}`
}

const inside = (token: string) => token.slice(2, -2).replace(/^-/, '').replace(/-$/, '').trim()
