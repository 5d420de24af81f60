import type { Field, LabelFunction } from 'payload'
import { languageOf, type LocalisedText } from '@/lib/localisedText'
import { mapFields } from './mapFields'

/**
 * The fields with each label as a function, so that the panel gets it as one text in the reader's language.
 * Of a label in two languages Payload's lists make "[object Object]" in the names of their sort buttons. Those that
 * a component of our own prints keep both: Payload gives it the field as the first reader after a start got it. Pure.
 */
export function withSpokenLabels(fields: Field[]): Field[] {
  return mapFields(fields, (field) => {
    if (!('label' in field) || !isLocalised(field.label)) return field
    if (isPrintedByUs(field)) return field
    const texts = field.label
    const label: LabelFunction = ({ i18n }) => texts[languageOf(i18n.language)]
    return { ...field, label } as Field
  })
}

/** Values that are no column to sort by: JSON, and the secrets of accounts. */
const isPrintedByUs = (field: Field) =>
  (field.type === 'json' || field.type === 'text') && Boolean(field.admin?.components?.Field)

const isLocalised = (label: unknown): label is LocalisedText =>
  typeof label === 'object' && label !== null && 'en' in label && 'tr' in label
