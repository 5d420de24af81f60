import { singleLine } from '@/lib/singleLine'
import type { MailBlock, MailContent, MailFact } from './mailContent'

/** The plain-text twin: everything the HTML says, with links written out. */
export function renderMailText(content: MailContent): string {
  const sections = [
    singleLine(content.heading),
    ...(content.greeting ? [singleLine(content.greeting)] : []),
    ...content.blocks.map(renderBlock),
    ['-- ', singleLine(content.sender), singleLine(content.reason)].join('\n'),
  ]
  return `${sections.join('\n\n').replaceAll('\u00a0', ' ')}\n`
}

function renderBlock(block: MailBlock): string {
  switch (block.kind) {
    case 'paragraph':
    case 'note':
      return singleLine(block.text)
    case 'quote':
      return lines(block.text).join('\n')
    case 'facts':
      return block.rows
        .map(({ label, lines: values }) => {
          const [first = '', ...others] = values.flatMap(written)
          return [`${label}: ${first}`, ...others.map((line) => `  ${line}`)].join('\n')
        })
        .join('\n')
    case 'code':
      return `${block.label}: ${singleLine(block.code)}`
    case 'link':
      return `${singleLine(block.text)}\n${singleLine(block.href)}`
    case 'button':
      return `${block.label}:\n${singleLine(block.href)}`
  }
}

const written = (value: MailFact['lines'][number]) => {
  if (typeof value === 'string') return [singleLine(value)]
  const [text, href] = [singleLine(value.text), singleLine(value.href)]
  return text === href ? [href] : [text, href]
}

const lines = (text: string) => text.split(/\r\n?|\n/).map((line) => singleLine(line))
