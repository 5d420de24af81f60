import { spawn } from 'node:child_process'
import type { Socket } from 'node:net'

/**
 * Ties a server to this process: a small shell outlives us for a moment and sends the server `signal` once
 * the pipe to us closes, which even `kill -9` cannot prevent.
 * @param target a process id, or a negative one for its whole process group
 * @returns call it when the server has ended, so that its number, given to another program, is left alone
 */
export function startWatchdog(target: number, signal: 'INT' | 'TERM'): () => void {
  const script = 'cat > /dev/null; kill -s "$1" -- "$2"'
  const shell = spawn('sh', ['-c', script, 'sh', signal, String(target)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  shell.unref()
  const pipe = shell.stdin as unknown as Socket
  pipe.unref()
  pipe.on('error', () => undefined)
  let over = false
  shell.once('exit', () => {
    over = true
  })
  return () => {
    if (over || !shell.pid) return
    over = true
    process.kill(-shell.pid, 'SIGKILL')
  }
}
