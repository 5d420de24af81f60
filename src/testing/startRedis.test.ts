import { expect, test } from '@jest/globals'
import { startRedis } from '@/testing/startRedis'

test('a server that ends before it answers is reported with what it said', async () => {
  // Node takes none of the arguments of a Redis server and says so.
  await expect(startRedis(process.execPath)).rejects.toThrow(/did not start: .*bad option/s)
}, 30_000)
