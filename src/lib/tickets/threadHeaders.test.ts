import { expect, test } from '@jest/globals'
import { threadHeaders } from './threadHeaders'

const root = '<ticket.1@example.org>'

test('the first mail of a thread refers to its root, later ones to all before', () => {
  expect(threadHeaders({ root, earlier: [] })).toEqual({ 'In-Reply-To': root, References: root })
  expect(threadHeaders({ root, earlier: ['<a@x>', '<b@x>'] })).toEqual({
    'In-Reply-To': '<b@x>',
    References: `${root} <a@x> <b@x>`,
  })
})

test('a long thread keeps its root and the newest mails', () => {
  const earlier = Array.from({ length: 50 }, (_each, index) => `<${index}@x>`)
  const { References } = threadHeaders({ root, earlier })
  const ids = References.split(' ')
  expect(ids).toHaveLength(20)
  expect([ids[0], ids[1], ids[19]]).toEqual([root, '<31@x>', '<49@x>'])
})
