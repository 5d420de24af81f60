import { readFile } from 'node:fs/promises'

const everyMs = 200

/**
 * Watches how much memory of the machine a process holds (resident set), in MB, where the system tells.
 * @returns `stop`: the most it held, and the most in the first and the last quarter of the time
 */
export function watchMemory(pid: number) {
  const samples: number[] = []
  const look = async () => {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
    const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1])
    if (kilobytes) samples.push(kilobytes / 1024)
  }
  const timer = setInterval(() => void look(), everyMs)
  return {
    stop: async () => {
      clearInterval(timer)
      await look()
      const quarter = Math.max(1, Math.floor(samples.length / 4))
      return {
        most: Math.max(...samples),
        early: Math.max(...samples.slice(0, quarter)),
        late: Math.max(...samples.slice(-quarter)),
      }
    },
  }
}
