/**
 * ESLint rule: a nested Payload call passes `req`.
 *
 * Without it the call takes a second connection and runs outside the caller's transaction: it cannot see the
 * row being written, survives a rollback, and waits for ever once every connection is held by such a caller.
 * Options must stand at the call as an object with `req` in sight, and Payload must keep its name, since the
 * rule knows it by that.
 */

const operations = new Set([
  ...['count', 'countGlobalVersions', 'countVersions', 'create', 'delete', 'duplicate', 'find'],
  ...['findByID', 'findDistinct', 'findGlobal', 'findGlobalVersionByID', 'findGlobalVersions'],
  ...['findVersionByID', 'findVersions', 'forgotPassword', 'login', 'resetPassword'],
  ...['restoreGlobalVersion', 'restoreVersion', 'unlock', 'update', 'updateGlobal', 'verifyEmail'],
])
const adapterOperation = /^(count|create|delete|find|query|update|upsert)/

/** @type {import("eslint").Rule.RuleModule} */
export default {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      missing:
        'payload.{{name}} without `req` leaves the running transaction and may wait for ever on a second connection: pass req.',
      hidden:
        'Write the options of payload.{{name}} at the call, so that `req` is seen to be passed.',
      renamed: 'Keep the name `payload`, so that calls without `req` are found.',
    },
  },
  create(context) {
    return {
      CallExpression(node) {
        const name = nameOfPayloadCall(node.callee)
        if (!name) return
        const [options] = node.arguments
        if (options?.type !== 'ObjectExpression') {
          context.report({ node, messageId: 'hidden', data: { name } })
        } else if (!options.properties.some(isReq)) {
          context.report({ node, messageId: 'missing', data: { name } })
        }
      },
      VariableDeclarator(node) {
        if (node.init && isPayload(node.init) && !isPayload(node.id)) {
          context.report({ node, messageId: 'renamed' })
        }
      },
      'ObjectPattern > Property'(node) {
        if (nameOf(node) === 'payload' && !isPayload(withoutDefault(node.value))) {
          context.report({ node, messageId: 'renamed' })
        }
      },
    }
  },
}

/** `create` for `payload.create`, `db.find` for `req.payload.db.find`, null for any other callee. */
function nameOfPayloadCall(callee) {
  if (callee.type !== 'MemberExpression') return null
  const name = nameOf(callee)
  const object = unwrap(callee.object)
  if (isPayload(object)) return operations.has(name) ? name : null
  const ofAdapter =
    object.type === 'MemberExpression' &&
    nameOf(object) === 'db' &&
    isPayload(unwrap(object.object))
  return ofAdapter && adapterOperation.test(name) ? `db.${name}` : null
}

function isPayload(node) {
  const inner = unwrap(node)
  if (inner.type === 'Identifier') return inner.name === 'payload'
  return inner.type === 'MemberExpression' && nameOf(inner) === 'payload'
}

function isReq(property) {
  return property.type === 'Property' && nameOf(property) === 'req'
}

/** Name of a property or member, written plainly or as a string; '' when computed. */
function nameOf({ key, property, computed }) {
  const name = key ?? property
  if (name.type === 'Literal') return String(name.value)
  return computed ? '' : (name.name ?? '')
}

/** The expression inside `x!`, `x as T`, `x satisfies T`, `(x?.y)` and `await x`. */
function unwrap(node) {
  const wrappers = ['TSNonNullExpression', 'TSAsExpression', 'TSSatisfiesExpression']
  if ([...wrappers, 'ChainExpression'].includes(node.type)) return unwrap(node.expression)
  return node.type === 'AwaitExpression' ? unwrap(node.argument) : node
}

function withoutDefault(pattern) {
  return pattern.type === 'AssignmentPattern' ? pattern.left : pattern
}
