import type { CollectionBeforeChangeHook } from 'payload'

/** A template fills in what is still empty, once: later changes of it do not reach the campaign. */
export const copyTemplate: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const id: unknown = data.template
  if (typeof id !== 'string' || id === idOf(originalDoc?.template)) return data
  const template = await req.payload.findByID({
    collection: 'templates',
    id,
    depth: 0,
    disableErrors: true,
    overrideAccess: true,
    req,
  })
  if (!template) return data
  const merged = { ...originalDoc, ...data }
  return {
    ...data,
    subject: merged.subject || template.subject,
    preheader: merged.preheader || template.preheader,
    content: isEmpty(merged.content) ? template.content : merged.content,
  }
}

function idOf(relation: unknown): unknown {
  return typeof relation === 'object' && relation !== null && 'id' in relation
    ? relation.id
    : relation
}

/** The editor sends an empty paragraph for nothing. */
function isEmpty(content: unknown): boolean {
  if (!content) return true
  const { root } = content as { root?: { children?: { children?: unknown[] }[] } }
  const children = root?.children ?? []
  return children.every((child) => Array.isArray(child.children) && child.children.length === 0)
}
