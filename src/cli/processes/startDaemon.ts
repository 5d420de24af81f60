import { setTimeout as delay } from 'node:timers/promises'
import type { LifeMessage } from '@/lib/processLife'
import type { CommandLog } from '@/cli/processes/commandLog'
import { findReason } from '@/cli/processes/findReason'
import { launchNode, mostStarts, neverBegan, type NodeProgram } from '@/cli/processes/launchNode'

/** A process that runs until it is told to stop. */
export type Daemon = {
  name: string
  /** Settles, with a sentence about it, if the process ends although nobody stopped it. */
  died: Promise<string>
  /** Asks it to stop and waits; false if it had to be killed or did not end in order. Safe to repeat. */
  stop: () => Promise<boolean>
  /** Ends it at once. */
  kill: () => void
}

const readyTimeoutMs = 180_000

type DaemonOptions = {
  name: string
  program: NodeProgram
  log: CommandLog
  signal: AbortSignal
  print?: (line: string) => void
  announces?: boolean
  stopTimeoutMs?: number
}

/**
 * Starts a process and waits until it says that it is ready.
 * @param print called with each line it writes; without it, the lines go to our own output
 * @param announces false for a program with a watcher around it: not waited for, and stopped by SIGTERM
 * @param stopTimeoutMs how long it may take to stop in order before it is killed
 * @throws Error in one sentence if it ends or `signal` aborts before that; nothing is left running
 */
export async function startDaemon(options: DaemonOptions, starts = 1): Promise<Daemon> {
  const { name, program, log, signal, print, announces = true, stopTimeoutMs = 35_000 } = options
  signal.throwIfAborted()
  const { child, lastLines, ended } = launchNode(program, print)
  const running = () => child.exitCode === null && child.signalCode === null
  let asked = false

  const kill = () => {
    if (child.pid && running()) process.kill(-child.pid, 'SIGKILL')
  }
  const stopOnce = async (): Promise<boolean> => {
    asked = true
    if (announces && child.connected) child.send({ type: 'stop' } satisfies LifeMessage)
    else child.kill('SIGTERM')
    const inTime = new AbortController()
    const limit = delay(stopTimeoutMs, null, { signal: inTime.signal }).catch(() => null)
    const ending = await Promise.race([ended, limit])
    inTime.abort()
    if (!ending) kill()
    return (ending ?? (await ended)).exitCode === 0
  }
  let stopping: Promise<boolean> | undefined
  const stop = () => (stopping ??= stopOnce())

  const died = new Promise<string>((resolve) => {
    void ended.then(({ exitCode, signal: by }) => {
      if (asked) return
      const how = by ? `was ended by ${by}` : `ended with exit code ${exitCode}`
      const why = lastLines.length > 0 ? `: ${findReason(lastLines)}` : ''
      for (const line of lastLines) log.write(`${name}: ${line}`)
      resolve(`The ${name} process ${how}${why}`)
    })
  })

  if (announces) {
    const ready = new Promise<'ready'>((resolve) => {
      child.on('message', (message: LifeMessage) => {
        if (message?.type === 'ready') resolve('ready')
      })
    })
    const early = new AbortController()
    const late = delay(readyTimeoutMs, 'late', { signal: early.signal }).catch(() => 'ready')
    const aborted = new Promise<'aborted'>((resolve) => {
      signal.addEventListener('abort', () => resolve('aborted'), { signal: early.signal })
    })
    const outcome = await Promise.race([ready, died.then((why) => ({ why })), late, aborted])
    early.abort()
    if (outcome === 'late' || outcome === 'aborted') {
      asked = true
      child.kill('SIGTERM')
      const graceful = await Promise.race([ended, delay(5_000, null, { ref: false })])
      if (!graceful) kill()
      await ended
      signal.throwIfAborted()
      throw new Error(`The ${name} process was not ready after ${readyTimeoutMs / 1000} s.`)
    }
    if (typeof outcome === 'object') {
      if (neverBegan(child.exitCode, lastLines) && starts < mostStarts) {
        return startDaemon(options, starts + 1)
      }
      throw new Error(`${outcome.why} before it was ready (details: ${log.file})`)
    }
  }
  return { name, died, stop, kill }
}
