import type { FieldAccess, TextField } from 'payload'

type Options = {
  name: 'searchPeople' | 'searchPlace' | 'searchText'
  /** Who may search it. Default: whoever may read the document. */
  read?: FieldAccess
  label?: TextField['label']
}

/**
 * A folded text that is there to be searched: the database keeps it (src/db/searchTexts.ts), nobody writes
 * it, and no answer shows it. What it is compared with is folded as well, in every read (withPlatformRules).
 */
export function searchField({
  name,
  read,
  label = { en: 'Text', tr: 'Metin' },
}: Options): TextField {
  return {
    name,
    type: 'text',
    label,
    access: { create: () => false, update: () => false, ...(read ? { read } : {}) },
    hooks: {
      afterRead: [({ siblingData }) => void delete siblingData[name]],
      beforeDuplicate: [() => null],
    },
    admin: { hidden: true, disableListColumn: true, disableListFilter: true },
  }
}
