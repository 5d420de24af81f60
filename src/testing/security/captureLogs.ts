import { Writable } from 'node:stream'
import { logger, requestLogger } from '@/logger'

/** Every line that is logged from now on, down to debug, with what is written to the console. */
export function captureLogs() {
  const lines: string[] = []
  const stream = Object.getOwnPropertySymbols(logger).find(
    (symbol) => String(symbol) === 'Symbol(pino.stream)',
  ) as symbol
  const kept = { stream: Object(logger)[stream] as unknown, level: logger.level }
  const consoles = { ...console }
  const write = (chunk: Buffer | string, _encoding: unknown, done: () => void) => {
    lines.push(String(chunk))
    done()
  }
  Object.assign(logger, { [stream]: new Writable({ write }) })
  for (const each of [logger, requestLogger]) each.level = 'debug'
  for (const name of ['debug', 'error', 'info', 'log', 'warn'] as const) {
    // What libraries write past the logger.
    console[name] = (...words: unknown[]) => void lines.push(words.map(String).join(' '))
  }
  return {
    lines,
    stop: () => {
      Object.assign(console, consoles)
      for (const each of [logger, requestLogger]) each.level = kept.level
      Object.assign(logger, { [stream]: kept.stream })
    },
  }
}
