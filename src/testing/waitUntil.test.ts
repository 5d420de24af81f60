import { expect, test } from '@jest/globals'
import { waitUntil } from '@/testing/waitUntil'

test('resolves once the condition holds, and says what it waited for when it never does', async () => {
  let asked = 0
  await waitUntil({ what: 'the third answer', holds: async () => ++asked === 3 })
  expect(asked).toBe(3)
  await expect(waitUntil({ what: 'rain', holds: () => false, timeoutMs: 30 })).rejects.toThrow(
    'Waited in vain: rain',
  )
})
