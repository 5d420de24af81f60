import type * as GraphQL from 'graphql'
import type { JsonSchema } from '@/operations/contract/jsonSchema'

type Options = {
  /** The copy of the library that the schema is built with. */
  graphql: typeof GraphQL
  /** The type of a collection's document; null where the collection is not part of GraphQL. */
  documentType: (slug: string) => GraphQL.GraphQLObjectType | null
}

type Named = { schema: JsonSchema; name: string }

/**
 * GraphQL types for JSON Schemas: objects by name, numbers as Float (money passes 32 bits), and `AnyValue` for
 * what has no fixed shape. One instance for one GraphQL schema.
 */
export function graphqlTypes({ graphql, documentType }: Options) {
  const { GraphQLInputObjectType, GraphQLList, GraphQLNonNull, GraphQLObjectType } = graphql
  const anyValue = new graphql.GraphQLScalarType({
    name: 'AnyValue',
    description: 'Any JSON value.',
    parseValue: (value) => value,
    parseLiteral: (node, variables) => graphql.valueFromASTUntyped(node, variables),
  })
  const scalars: Record<string, GraphQL.GraphQLScalarType> = {
    string: graphql.GraphQLString,
    integer: graphql.GraphQLFloat,
    number: graphql.GraphQLFloat,
    boolean: graphql.GraphQLBoolean,
  }

  function outputType({ schema, name }: Named): GraphQL.GraphQLOutputType {
    const { plain, nullable } = withoutNull(schema)
    const type = plainOutput({ schema: plain, name })
    return nullable ? type : new GraphQLNonNull(type)
  }

  function plainOutput({
    schema,
    name,
  }: Named): GraphQL.GraphQLNullableType & GraphQL.GraphQLOutputType {
    const slug = schema.$ref?.split('/').pop()
    if (slug) return documentType(slug) ?? anyValue
    const { type, items, properties = {} } = schema
    if (type === 'array' && items) return new GraphQLList(outputType({ schema: items, name }))
    if (type !== 'object') return (typeof type === 'string' && scalars[type]) || anyValue
    if (Object.keys(properties).length === 0) return anyValue
    return new GraphQLObjectType({
      name,
      fields: mapFields(properties, (field, key) => ({
        type: perhaps(schema, key)(outputType({ schema: field, name: `${name}_${key}` })),
        description: textOf(field),
      })),
    })
  }

  function inputType({ schema, name }: Named): GraphQL.GraphQLInputType {
    const { plain, nullable } = withoutNull(mergeAlternatives(schema))
    const type = plainInput({ schema: plain, name })
    return nullable ? type : new GraphQLNonNull(type)
  }

  function plainInput({
    schema,
    name,
  }: Named): GraphQL.GraphQLNullableType & GraphQL.GraphQLInputType {
    const { type, items, properties = {} } = schema
    if (type === 'array' && items) return new GraphQLList(inputType({ schema: items, name }))
    if (type !== 'object') return (typeof type === 'string' && scalars[type]) || anyValue
    if (Object.keys(properties).length === 0) return anyValue
    return new GraphQLInputObjectType({
      name,
      fields: mapFields(properties, (field, key) => ({
        type: perhaps(schema, key)(inputType({ schema: field, name: `${name}_${key}` })),
        description: textOf(field),
      })),
    })
  }

  /** A field that need not be there is nullable. */
  const perhaps =
    ({ required = [] }: JsonSchema, key: string) =>
    <T extends GraphQL.GraphQLType>(type: T): T =>
      required.includes(key) ? type : (graphql.getNullableType(type) as T)

  return { inputType, outputType }
}

/** One of several objects: GraphQL knows no such input, so all their fields, none of them needed. */
function mergeAlternatives(schema: JsonSchema): JsonSchema {
  const { anyOf } = schema
  if (!anyOf?.every(({ type }) => type === 'object')) return schema
  return {
    type: 'object',
    properties: Object.assign({}, ...anyOf.map(({ properties }) => properties)),
  }
}

function withoutNull(schema: JsonSchema): { plain: JsonSchema; nullable: boolean } {
  const { type, anyOf } = schema
  if (Array.isArray(type)) {
    const [first, ...others] = type.filter((each) => each !== 'null')
    const plain = { ...schema, type: others.length === 0 ? first : undefined }
    return { plain, nullable: type.includes('null') }
  }
  const some = anyOf?.filter((each) => each.type !== 'null') ?? []
  if (anyOf && some.length === 1 && some[0])
    return { plain: some[0], nullable: some.length < anyOf.length }
  return { plain: schema, nullable: anyOf !== undefined && some.length < anyOf.length }
}

const mapFields = <T>(
  properties: Record<string, JsonSchema>,
  make: (field: JsonSchema, key: string) => T,
): Record<string, T> =>
  Object.fromEntries(Object.entries(properties).map(([key, field]) => [key, make(field, key)]))

function textOf({ description, enum: choices }: JsonSchema): string | undefined {
  const known = Array.isArray(choices) ? `One of ${choices.join(', ')}.` : undefined
  return typeof description === 'string' ? description : known
}
