import { QueryError } from 'payload'
import type { CollectionBeforeOperationHook, FlattenedField, Payload } from 'payload'

/**
 * Outsiders order rows by nothing that is hidden. Payload holds this for the fields of the collection itself,
 * and lets an order through a relation pass (`sort=owner.resetPasswordToken`), which tells whose is greater.
 * @throws QueryError 400, as for a hidden field of the collection itself
 */
export const refuseHiddenOrder: CollectionBeforeOperationHook = ({
  args,
  collection,
  overrideAccess,
  req,
}) => {
  const { sort } = args as { sort?: string | string[] }
  if (overrideAccess || !sort) return args
  const paths = [sort]
    .flat()
    .flatMap((list) => String(list).split(','))
    .map((path) => path.trim().replace(/^-/, '').replaceAll('__', '.'))
  const hidden = paths.filter((path) =>
    leadsToHidden({ payload: req.payload, fields: collection.flattenedFields, path }),
  )
  if (hidden.length > 0) throw new QueryError(hidden.map((path) => ({ path })))
  return args
}

type Walk = { payload: Payload; fields: FlattenedField[]; path: string }

function leadsToHidden({ payload, fields, path }: Walk): boolean {
  const [name, ...rest] = path.split('.')
  const next = rest.join('.')
  // A version holds the fields of its document.
  const inVersion = name === 'version' && !fields.some((field) => field.name === name)
  if (inVersion) return leadsToHidden({ payload, fields, path: next })
  const field = fields.find((each) => each.name === name)
  if (!field) return false
  if ('hidden' in field && field.hidden) return true
  if (rest.length === 0) return false
  if ('flattenedFields' in field) {
    return leadsToHidden({ payload, fields: field.flattenedFields, path: next })
  }
  const target = relatedSlug(field)
  if (!target) return false
  return leadsToHidden({
    payload,
    fields: payload.collections[target].config.flattenedFields,
    path: next,
  })
}

function relatedSlug(field: FlattenedField) {
  if (field.type === 'join') return typeof field.collection === 'string' ? field.collection : null
  if (field.type !== 'relationship' && field.type !== 'upload') return null
  return typeof field.relationTo === 'string' ? field.relationTo : null
}
