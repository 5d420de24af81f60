import type { FlattenedField, PayloadRequest } from 'payload'

export type Hidden = {
  path: string
  type: FlattenedField['type']
  /** From everyone, by the config: what one role cannot do, none can. */
  always: boolean
}

type Level = {
  req: PayloadRequest
  fields: FlattenedField[]
  prefix?: string
  covered?: boolean
  always?: boolean
}

/** The paths below `fields` that who asks may not read; the rules themselves are asked. */
export async function hiddenPaths(level: Level): Promise<Hidden[]> {
  const { req, fields, prefix = '', covered = false, always = false } = level
  const found: Hidden[] = []
  for (const field of fields) {
    const path = `${prefix}${field.name}`
    const never = always || ('hidden' in field && field.hidden === true)
    const read = 'access' in field ? field.access?.read : undefined
    const closed = covered || never || (read !== undefined && !(await read({ req } as never)))
    if (field.type === 'group' || field.type === 'array' || field.type === 'tab') {
      const below = { prefix: `${path}.`, covered: closed, always: never }
      found.push(...(await hiddenPaths({ req, fields: field.flattenedFields, ...below })))
    } else if (closed) found.push({ path, type: field.type, always: never })
  }
  return found
}
