import type { Liquid } from 'liquidjs'
import { escapeHtml } from '@/lib/escapeHtml'
import type { MailImage } from './campaignMessage'
import { campaignStyle as style } from './campaignStyle'
import type { makeLinkCollector } from './linkCollector'
import { joinPieces, splitTemplate } from './splitTemplate'

/** A node of the editor's document, as far as it is read here. */
export type ContentNode = {
  type?: string
  children?: ContentNode[]
  text?: string
  /** Bits of a text; side of a block. */
  format?: number | string
  tag?: string
  listType?: string
  value?: unknown
  url?: string
  fields?: { url?: string; blockType?: string; label?: string }
}

export type ContentContext = {
  engine: Liquid
  links: ReturnType<typeof makeLinkCollector>
  /** By id of the file. */
  images: Record<string, MailImage>
}

/** The two forms of a part of a mail, both Liquid: HTML with its literal texts escaped, and plain text. */
type Rendered = { html: string; text: string }

const nothing: Rendered = { html: '', text: '' }

/**
 * A document of the editor as HTML for mail programs and as text.
 * @throws Error with a sentence for the author on a tag that is not closed, a link that cannot be used, a
 *   missing picture or a node that mails cannot show
 */
export function renderContent(document: unknown, context: ContentContext): Rendered {
  const root = (document as { root?: ContentNode } | null)?.root
  const blocks = (root?.children ?? []).map((node) => renderBlock(node, context))
  return {
    html: blocks.map(({ html }) => html).join('\n'),
    text: blocks
      .map(({ text }) => text)
      .join('\n\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
  }
}

function renderBlock(node: ContentNode, context: ContentContext): Rendered {
  switch (node.type) {
    case 'paragraph':
      return wrapped({ tag: 'p', css: style.paragraph, node, context })
    case 'heading':
      return heading(node, context)
    case 'quote': {
      const inner = renderInline(node.children, context)
      return {
        html: `<blockquote class="ink" style="${style.quote}${side(node)}">${inner.html}</blockquote>`,
        text: inner.text.replace(/^/gm, '> '),
      }
    }
    case 'list':
      return list({ node, context, depth: 0 })
    case 'horizontalrule':
      return { html: `<hr style="${style.rule}">`, text: '----------' }
    case 'upload':
      return image(node, context)
    case 'block':
      return button(node, context)
    default:
      throw new Error(`A mail cannot show this part: ${String(node.type)}.`)
  }
}

type Wrapping = { tag: string; css: string; node: ContentNode; context: ContentContext }

function wrapped({ tag, css, node, context }: Wrapping): Rendered {
  const { html, text } = renderInline(node.children, context)
  return {
    html: `<${tag} class="ink" style="${css}${side(node)}">${html || '&nbsp;'}</${tag}>`,
    text,
  }
}

function heading(node: ContentNode, context: ContentContext): Rendered {
  const tag = node.tag === 'h1' || node.tag === 'h2' ? node.tag : 'h3'
  const rendered = wrapped({ tag, css: style[tag], node, context })
  return { ...rendered, text: tag === 'h3' ? rendered.text : `${rendered.text}\n` }
}

type Listing = { node: ContentNode; context: ContentContext; depth: number }

function list({ node, context, depth }: Listing): Rendered {
  const tag = node.listType === 'number' ? 'ol' : 'ul'
  let number = 0
  const items = (node.children ?? []).map((item): Rendered => {
    const inner = (item.children ?? []).filter(({ type }) => type !== 'list')
    const nested = (item.children ?? [])
      .filter(({ type }) => type === 'list')
      .map((child) => list({ node: child, context, depth: depth + 1 }))
    const { html, text } = renderInline(inner, context)
    if (inner.length > 0) number += 1
    const mark = tag === 'ol' ? `${number}. ` : '- '
    const own = inner.length > 0 ? [`${'  '.repeat(depth)}${mark}${text}`] : []
    return {
      html: `<li class="ink" style="${inner.length > 0 ? style.item : style.nest}">${html}${nested.map((part) => part.html).join('')}</li>`,
      text: [...own, ...nested.map((part) => part.text)].join('\n'),
    }
  })
  return {
    html: `<${tag} style="${style.list}">${items.map(({ html }) => html).join('')}</${tag}>`,
    text: items.map(({ text }) => text).join('\n'),
  }
}

function image(node: ContentNode, { images }: ContentContext): Rendered {
  const id = typeof node.value === 'object' ? (node.value as { id?: string })?.id : node.value
  const found = images[String(id)]
  if (!found) throw new Error('A picture is missing, or not public.')
  const size = found.width ? ` width="${Math.min(found.width, 560)}"` : ''
  const alt = escapeHtml(withoutTags(found.alt))
  return {
    html: `<p style="${style.picture}${side(node)}"><img src="${escapeHtml(withoutTags(found.src))}" alt="${alt}"${size} style="${style.image}"></p>`,
    text: found.alt ? `[${withoutTags(found.alt)}]` : '',
  }
}

function button({ fields }: ContentNode, context: ContentContext): Rendered {
  if (fields?.blockType !== 'button' || !fields.url || !fields.label) {
    throw new Error('A button needs a label and a link.')
  }
  const { template } = context.links.resolve(fields.url)
  const label = written(fields.label, context)
  return {
    html: `<table role="presentation" class="action" cellpadding="0" cellspacing="0" border="0" style="${style.action}"><tr><td class="button" align="center" bgcolor="#3730a3" style="${style.button}"><a href="${inAttribute(template, context)}" style="${style.buttonLink}">${label.html}</a></td></tr></table>`,
    text: `${label.text}:\n${template}`,
  }
}

/** Texts, links and line ends of one block. */
function renderInline(nodes: ContentNode[] | undefined, context: ContentContext): Rendered {
  return (nodes ?? []).reduce((sum: Rendered, node) => {
    const { html, text } = inline(node, context)
    return { html: sum.html + html, text: sum.text + text }
  }, nothing)
}

function inline(node: ContentNode, context: ContentContext): Rendered {
  switch (node.type) {
    case 'text': {
      const { html, text } = written(node.text ?? '', context)
      return { html: formatted(html, Number(node.format) || 0), text }
    }
    case 'linebreak':
      return { html: '<br>', text: '\n' }
    case 'tab':
      return { html: '&emsp;', text: ' ' }
    case 'link':
    case 'autolink': {
      const inner = renderInline(node.children, context)
      const { template } = context.links.resolve(node.fields?.url ?? node.url ?? '')
      const html = `<a class="link" href="${inAttribute(template, context)}" style="${style.link}">${inner.html}</a>`
      return { html, text: inner.text === template ? template : `${inner.text} (${template})` }
    }
    default:
      throw new Error(`A mail cannot show this part: ${String(node.type)}.`)
  }
}

const formats = [
  [1, 'strong'],
  [2, 'em'],
  [4, 's'],
  [8, 'u'],
  [16, 'code'],
  [32, 'sub'],
  [64, 'sup'],
] as const

const formatted = (html: string, bits: number) =>
  formats.reduce((inner, [bit, tag]) => (bits & bit ? `<${tag}>${inner}</${tag}>` : inner), html)

/** A text with tags: only what is not a tag is escaped; values are escaped when they are known. */
function written(source: string, { engine }: ContentContext): Rendered {
  const pieces = splitTemplate(engine, source)
  return { html: joinPieces(pieces.map(escaped)), text: joinPieces(pieces) }
}

const inAttribute = (template: string, { engine }: ContentContext) =>
  joinPieces(splitTemplate(engine, template).map(escaped))

const escaped = <P extends ReturnType<typeof splitTemplate>[number]>(piece: P) =>
  piece.kind === 'literal' ? { ...piece, text: escapeHtml(piece.text) } : piece

const withoutTags = (text: string) => text.replace(/[{}]/g, '')

function side({ format }: ContentNode): string {
  const known = ['left', 'center', 'right', 'justify'].includes(String(format))
  return known ? `text-align:${String(format)};` : ''
}
