import { expect, test } from '@jest/globals'
import { makeScanQueue, type Scan, type SendResult } from './scanQueue'

const scan = (nonce: string): Scan => ({
  nonce,
  subject: { code: nonce },
  list: 'gate',
  direction: 'in',
  scannedAt: '2026-11-28T10:00:00.000Z',
})
const accepted: SendResult = {
  ...{ kind: 'accepted', checkIn: 'c', at: '2026-11-28T10:00:01.000Z', name: 'A', ticket: null },
}

/** A queue whose network answers as told, in turn; after that it accepts. */
function openQueue(results: SendResult[] = [], saved: Scan[] = []) {
  const sent: (Scan & { late: boolean })[] = []
  const box = { saved, later: [] as (() => void)[] }
  const queue = makeScanQueue({
    send: (one) => {
      sent.push(one)
      return Promise.resolve(results.shift() ?? accepted)
    },
    load: () => box.saved,
    save: (open) => {
      box.saved = open
    },
    later: (work) => {
      box.later.push(work)
      return () => undefined
    },
  })
  const states = () => queue.read().entries.map(({ nonce, state }) => `${nonce} ${state}`)
  return { queue, sent, box, states }
}

test('what gets no answer is sent again as the same scan, told to be late, in the order of the door', async () => {
  const { queue, sent, box, states } = openQueue([{ kind: 'unreachable' }])
  await queue.add(scan('a'))
  expect(states()).toEqual(['a waiting'])
  expect(box.later).toHaveLength(1)
  await queue.add(scan('b'))
  expect(states()).toEqual(['b answered', 'a answered'])
  expect(sent.map(({ nonce, late }) => [nonce, late])).toEqual([
    ['a', false],
    ['a', true],
    ['b', false],
  ])
})

test('what waits survives the page, and nothing that was answered is kept', async () => {
  const first = openQueue([accepted, { kind: 'unreachable' }])
  await first.queue.add(scan('a'))
  await first.queue.add(scan('b'))
  expect(first.box.saved).toEqual([scan('b')])
  const second = openQueue([], first.box.saved)
  expect(second.states()).toEqual(['b waiting'])
  await second.queue.flush()
  expect(second.sent).toEqual([{ ...scan('b'), late: true }])
  expect(second.box.saved).toEqual([])
})

test('a scan made while another is on its way is sent after it, once', async () => {
  const { queue, sent } = openQueue()
  await Promise.all([queue.add(scan('a')), queue.add(scan('b')), queue.flush()])
  expect(sent.map(({ nonce }) => nonce)).toEqual(['a', 'b'])
})

test('signed out, it says so until an answer comes, and loses nothing', async () => {
  const { queue, box } = openQueue([{ kind: 'signedOut' }])
  await queue.add(scan('a'))
  expect([queue.read().signedOut, box.saved.length]).toEqual([true, 1])
  await queue.flush()
  expect([queue.read().signedOut, box.saved.length]).toEqual([false, 0])
})

test('a long day does not fill the phone: the newest thirty answers stay', async () => {
  const { queue } = openQueue()
  for (let index = 0; index < 40; index += 1) await queue.add(scan(`n${index}`))
  expect(queue.read().entries).toHaveLength(30)
  expect(queue.read().entries[0]?.nonce).toBe('n39')
})
