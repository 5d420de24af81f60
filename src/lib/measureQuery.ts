import { Kind } from 'graphql'
import type { DocumentNode, FragmentDefinitionNode, SelectionSetNode } from 'graphql'

/** What a GraphQL document asks for once its fragments are written out. */
export type QueryMeasure = {
  /** Levels of fields in each other. */
  depth: number
  fields: number
  aliases: number
  operations: number
  /** Actions that mutations ask for: their fields of the first level. */
  actions: number
}

const beyond = Number.POSITIVE_INFINITY

/**
 * Measures a document without writing its fragments out: each is measured once, so that fragments that
 * multiply cost nothing to refuse. A fragment that contains itself is beyond every limit. Pure.
 */
export function measureQuery(document: DocumentNode): QueryMeasure {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition)
    }
  }
  const known = new Map<string, Size>()
  const sizeOfFragment = (name: string): Size => {
    const present = known.get(name)
    if (present) return present
    known.set(name, { depth: beyond, fields: beyond, aliases: beyond, width: beyond })
    const fragment = fragments.get(name)
    const size = fragment ? sizeOf(fragment.selectionSet, sizeOfFragment) : nothing
    known.set(name, size)
    return size
  }
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
  const sizes = operations.map((operation) =>
    'selectionSet' in operation ? sizeOf(operation.selectionSet, sizeOfFragment) : nothing,
  )
  const { width: _width, ...size } = sizes.reduce(together, nothing)
  const actions = operations
    .map((each, index) =>
      'operation' in each && each.operation === 'mutation' ? (sizes[index]?.width ?? 0) : 0,
    )
    .reduce((a, b) => a + b, 0)
  return { ...size, operations: operations.length, actions }
}

/** Of one selection; `width` counts the fields of its own level. */
type Size = Omit<QueryMeasure, 'actions' | 'operations'> & { width: number }

const nothing: Size = { depth: 0, fields: 0, aliases: 0, width: 0 }

const together = (a: Size, b: Size): Size => ({
  depth: Math.max(a.depth, b.depth),
  fields: a.fields + b.fields,
  aliases: a.aliases + b.aliases,
  width: a.width + b.width,
})

function sizeOf(set: SelectionSetNode | undefined, sizeOfFragment: (name: string) => Size): Size {
  return (set?.selections ?? [])
    .map((selection): Size => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return sizeOfFragment(selection.name.value)
      const inner = sizeOf(selection.selectionSet, sizeOfFragment)
      if (selection.kind === Kind.INLINE_FRAGMENT) return inner
      return {
        depth: inner.depth + 1,
        fields: inner.fields + 1,
        aliases: inner.aliases + (selection.alias ? 1 : 0),
        width: 1,
      }
    })
    .reduce(together, nothing)
}
