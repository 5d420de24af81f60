import type { Field } from 'payload'

/** The fields with `change` made to each, however deep it stands: those inside it first. Pure. */
export function mapFields(fields: Field[], change: (field: Field) => Field): Field[] {
  const within = (inner: Field[]) => mapFields(inner, change)
  return fields.map((field) => {
    if (field.type === 'tabs') {
      const tabs = field.tabs.map((tab) => ({ ...tab, fields: within(tab.fields) }))
      return change({ ...field, tabs })
    }
    if (field.type === 'blocks') {
      const blocks = field.blocks.map((block) => ({ ...block, fields: within(block.fields) }))
      return change({ ...field, blocks })
    }
    return change('fields' in field ? ({ ...field, fields: within(field.fields) } as Field) : field)
  })
}
