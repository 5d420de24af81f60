import type { Field, LabelFunction } from 'payload'
import { languageOf, type LocalisedText } from '@/lib/localisedText'
import { mapFields } from './mapFields'

/**
 * The fields with each label as a function, so that the panel gets it as one text in the reader's language.
 * Of a label in two languages Payload's lists make "[object Object]" in the names of their sort buttons. Fields with
 * a component of our own keep both: Payload hands them over as the first reader after a start got them. Pure.
 */
export function withSpokenLabels(fields: Field[]): Field[] {
  return mapFields(fields, (field) => {
    if (!('label' in field) || !isLocalised(field.label)) return field
    if (field.admin?.components && 'Field' in field.admin.components) return field
    const texts = field.label
    const label: LabelFunction = ({ i18n }) => texts[languageOf(i18n.language)]
    return { ...field, label } as Field
  })
}

const isLocalised = (label: unknown): label is LocalisedText =>
  typeof label === 'object' && label !== null && 'en' in label && 'tr' in label
