import type { Field } from 'payload'

const component = '/src/app/(payload)/components/JsonField#JsonField'

/**
 * The fields with the platform's own editor on each that holds JSON and has none of its own, however deep it
 * stands: Payload's would fetch a program from another server. Pure.
 */
export function withJsonFields(fields: Field[]): Field[] {
  return fields.map((field): Field => {
    if (field.type === 'json') {
      const components = { Field: component, ...field.admin?.components }
      return { ...field, admin: { ...field.admin, components } }
    }
    if (field.type === 'tabs') {
      const tabs = field.tabs.map((tab) => ({ ...tab, fields: withJsonFields(tab.fields) }))
      return { ...field, tabs }
    }
    if (field.type === 'blocks') {
      const blocks = field.blocks.map((one) => ({ ...one, fields: withJsonFields(one.fields) }))
      return { ...field, blocks }
    }
    return 'fields' in field ? ({ ...field, fields: withJsonFields(field.fields) } as Field) : field
  })
}
