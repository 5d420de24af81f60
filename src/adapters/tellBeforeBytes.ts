import { Readable } from 'node:stream'

type Composed = { createReadStream: (options?: object) => Readable }

/**
 * Makes a mail's bytes come into being only when the transport begins to read them, after `onBytes`.
 * A step of the transport's set-up (`use('stream', tellBeforeBytes)`).
 */
export function tellBeforeBytes(
  mail: { data: object; message: unknown },
  done: (error?: Error | null) => void,
): void {
  const { onBytes } = mail.data as { onBytes?: () => Promise<void> }
  const message = mail.message as Composed
  if (onBytes) {
    const make = message.createReadStream.bind(message)
    message.createReadStream = (options) =>
      Readable.from(
        (async function* () {
          await onBytes()
          yield* make(options)
        })(),
        { objectMode: false },
      )
  }
  done()
}
