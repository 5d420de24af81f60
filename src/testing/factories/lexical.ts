/** Nodes of the editor's documents, as short as tests want to write them. */

type Node = Record<string, unknown>

const base = { version: 1 }
const block = { ...base, direction: null, indent: 0 }

export const textNode = (text: string, format = 0): Node => ({
  ...base,
  type: 'text',
  text,
  format,
  mode: 'normal',
  style: '',
  detail: 0,
})

const inline = (parts: (Node | string)[]) =>
  parts.map((part) => (typeof part === 'string' ? textNode(part) : part))

export const paragraph = (...parts: (Node | string)[]): Node => ({
  ...block,
  type: 'paragraph',
  format: '',
  textFormat: 0,
  textStyle: '',
  children: inline(parts),
})

export const heading = (tag: 'h1' | 'h2' | 'h3', ...parts: (Node | string)[]): Node => ({
  ...block,
  type: 'heading',
  tag,
  format: '',
  children: inline(parts),
})

export const link = (url: string, ...parts: (Node | string)[]): Node => ({
  ...block,
  version: 3,
  type: 'link',
  format: '',
  fields: { url, linkType: 'custom', newTab: false },
  children: inline(parts),
})

export const bullets = (...items: (Node | string)[][]): Node => ({
  ...block,
  type: 'list',
  tag: 'ul',
  listType: 'bullet',
  start: 1,
  format: '',
  children: items.map((parts, at) => ({
    ...block,
    type: 'listitem',
    value: at + 1,
    format: '',
    children: inline(parts),
  })),
})

export const button = (label: string, url: string): Node => ({
  ...base,
  version: 2,
  type: 'block',
  format: '',
  fields: { id: 'b1', blockName: '', blockType: 'button', label, url },
})

/** A document of these blocks. */
export const lexicalDocument = (...children: Node[]) => ({
  root: { ...block, type: 'root', format: '' as const, children },
})
