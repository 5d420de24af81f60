import type { Field } from 'payload'
import { mapFields } from './mapFields'

const component = '/src/app/(payload)/components/JsonField#JsonField'

/**
 * The fields with the platform's own editor on each that holds JSON and has none of its own, however deep it
 * stands: Payload's would fetch a program from another server. Pure.
 */
export function withJsonFields(fields: Field[]): Field[] {
  return mapFields(fields, (field) => {
    if (field.type !== 'json') return field
    const components = { Field: component, ...field.admin?.components }
    return { ...field, admin: { ...field.admin, components } }
  })
}
