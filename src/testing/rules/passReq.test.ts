import { describe, test } from '@jest/globals'
import { RuleTester } from 'eslint'
import { parser } from 'typescript-eslint'
import passReq from './passReq.mjs'

RuleTester.describe = describe
RuleTester.it = test

const missing = [{ messageId: 'missing' }]
const hidden = [{ messageId: 'hidden' }]
const renamed = [{ messageId: 'renamed' }]

new RuleTester({ languageOptions: { parser } }).run('pass-req', passReq, {
  valid: [
    "payload.find({ collection: 'events', req })",
    "await req.payload.create({ collection: 'events', data, req })",
    "payload.update({ req: args.req, collection: 'events', id, data })",
    "payload.db.updateOne({ collection: 'events', where, data, req })",
    "payload['count']({ collection: 'events', 'req': req })",
    "payload.logger.info('done')",
    'payload.db.drizzle.execute(statement)',
    "found.find({ name: 'x' })",
    'list.payload.map((x) => x)',
    'const { payload } = req',
    'const payload = req.payload',
    'function f({ payload = fallback }) {}',
  ],
  invalid: [
    ...[
      ...['create', 'find', 'findByID', 'findGlobal', 'update', 'updateGlobal', 'delete', 'count'],
      ...[
        'duplicate',
        'findVersions',
        'restoreVersion',
        'login',
        'unlock',
        'db.create',
        'db.findOne',
      ],
    ].map((name) => ({ code: `payload.${name}({ collection: 'events' })`, errors: missing })),
    { code: "req.payload.find({ collection: 'events' })", errors: missing },
    { code: "args.req.payload['find']({ collection: 'events' })", errors: missing },
    { code: "req.payload!.find({ collection: 'events' })", errors: missing },
    { code: "req?.payload?.find({ collection: 'events' })", errors: missing },
    { code: "(req.payload as Payload).find({ collection: 'events' })", errors: missing },
    { code: 'payload.find({ ...options })', errors: missing },
    { code: "payload.find({ collection: 'events', context: { req } })", errors: missing },
    { code: "payload.find({ collection: 'events', [req]: 1 })", errors: missing },
    { code: 'payload.find(options)', errors: hidden },
    { code: 'payload.find()', errors: hidden },
    { code: 'const cms = req.payload', errors: renamed },
    { code: 'const { find } = req.payload', errors: renamed },
    { code: 'const { payload: cms } = req', errors: renamed },
    { code: 'function hook({ req: { payload: cms } }) {}', errors: renamed },
  ],
})
