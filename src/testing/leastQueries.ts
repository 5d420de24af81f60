type Type = { kind: string; name: string | null; ofType: Type | null }
type Field = { name: string; type: Type; args: { name: string; type: Type }[] }
type Input = {
  name: string
  inputFields: { name: string; type: Type }[] | null
  enumValues: { name: string }[] | null
}
type Operations = { fields: Field[] }

const ofType = 'kind name ofType { kind name ofType { kind name ofType { kind name } } }'

/** What `writeLeastQueries` has to know of a GraphQL schema. */
export const askForSchema = `{ __schema {
  queryType { fields { name type { ${ofType} } args { name type { ${ofType} } } } }
  mutationType { fields { name type { ${ofType} } args { name type { ${ofType} } } } }
  types { name inputFields { name type { ${ofType} } } enumValues { name } } } }`

type Schema = { __schema: { queryType: Operations; mutationType: Operations; types: Input[] } }

const unknownId = '"01890000-0000-7000-8000-00000000dead"'
const values: Record<string, string> = {
  ...{ Int: '1', Float: '1', Boolean: 'true', JSON: '{}', DateTime: '"2030-01-01T00:00:00Z"' },
  EmailAddress: '"someone@example.org"',
}

/** A document for every query and mutation there is, each with the least that GraphQL lets pass. */
export function writeLeastQueries({ __schema }: Schema): string[] {
  const { queryType, mutationType, types } = __schema
  const known = new Map(types.map((type) => [type.name, type]))
  const least = ({ kind, name, ofType: inner }: Type): string => {
    if (kind === 'NON_NULL') return least(inner as Type)
    if (kind === 'LIST') return '[]'
    const { inputFields, enumValues } = known.get(name ?? '') ?? {}
    if (enumValues) return enumValues[0]?.name ?? ''
    if (!inputFields) return values[name ?? ''] ?? unknownId
    const needed = inputFields.filter(({ type }) => type.kind === 'NON_NULL')
    return `{ ${needed.map((field) => `${field.name}: ${least(field.type)}`).join(', ')} }`
  }
  const selectionOf = ({ kind, name, ofType: inner }: Type): string => {
    if (inner) return selectionOf(inner)
    return kind === 'SCALAR' || known.get(name ?? '')?.enumValues ? '' : '{ __typename }'
  }
  const write = (kind: string, { fields }: Operations) =>
    fields.map(({ name, type, args }) => {
      const needed = args.filter((arg) => arg.type.kind === 'NON_NULL')
      const given = needed.map((arg) => `${arg.name}: ${least(arg.type)}`).join(', ')
      return `${kind} { ${name}${given && `(${given})`} ${selectionOf(type)} }`
    })
  return [...write('query', queryType), ...write('mutation', mutationType)]
}
