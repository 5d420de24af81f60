import { styleText } from 'node:util'

/**
 * Shows a person what happens, one step at a time: in a terminal a line that moves, elsewhere plain lines,
 * so that each step longer than two seconds is seen to be alive.
 */
export type Progress = {
  /** Shows `title` while `work` runs, then how long it took. Passes its value or error on. */
  step: <T>(title: string, work: () => Promise<T>) => Promise<T>
  /** Writes a line above the step that is running. */
  line: (text: string) => void
}

type Output = Pick<NodeJS.WriteStream, 'write'> & { isTTY?: boolean }

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const frameMs = 100
/** From here on a step counts as long. */
const aliveMs = 2_000
const plainMs = 10_000
const clearLine = '\r\u001b[2K'

export function makeProgress(output: Output = process.stdout): Progress {
  const terminal = Boolean(output.isTTY)
  const paint = (color: 'green' | 'red' | 'cyan', text: string) =>
    terminal ? styleText(color, text) : text
  let drawn = ''

  const line = (text: string) => {
    output.write(drawn ? `${clearLine}${text}\n${drawn}` : `${text}\n`)
  }
  const draw = (text: string) => {
    drawn = text
    output.write(`${clearLine}${text}`)
  }

  const step: Progress['step'] = async (title, work) => {
    const started = Date.now()
    const elapsed = () => `${((Date.now() - started) / 1000).toFixed(0)} s`
    let frame = 0
    const show = terminal
      ? () =>
          draw(`${paint('cyan', frames[frame++ % frames.length] as string)} ${title} ${elapsed()}`)
      : () => line(`  ${title}: ${elapsed()}`)
    if (!terminal) line(`- ${title}`)
    const ticking = setInterval(show, terminal ? frameMs : plainMs)
    const first = setTimeout(() => {
      if (!terminal) show()
    }, aliveMs)
    const end = (mark: string) => {
      clearInterval(ticking)
      clearTimeout(first)
      if (terminal) {
        output.write(clearLine)
        drawn = ''
      }
      const long = Date.now() - started >= aliveMs
      if (terminal || long) line(`${mark} ${title}${long ? ` (${elapsed()})` : ''}`)
    }
    try {
      const value = await work()
      end(paint('green', '✓'))
      return value
    } catch (error) {
      end(paint('red', '✗'))
      throw error
    }
  }
  return { step, line }
}
