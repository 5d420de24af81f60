import { execa } from 'execa'
import { mostStarts, neverBegan } from '@/cli/processes/launchNode'

export type Outcome = { ok: boolean; output: string }
/** One part of the check. `run` never throws for what it finds, only when it cannot look. */
export type Step = { name: string; says: string; run: () => Promise<Outcome> }

/** A step that is another program of this project, judged by its exit code. */
export function commandStep({
  name,
  says,
  command,
}: {
  name: string
  says: string
  command: string[]
}): Step {
  const [program = '', ...args] = command
  return {
    name,
    says,
    run: async () => {
      const once = () =>
        execa(program, args, {
          all: true,
          preferLocal: true,
          reject: false,
          stdin: 'ignore',
          env: { FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
        })
      let result = await once()
      for (let starts = 1; starts < mostStarts; starts += 1) {
        if (!neverBegan(result.exitCode ?? null, result.all ? [result.all] : [])) break
        result = await once()
      }
      const { exitCode, all, failed, shortMessage } = result
      return { ok: !failed && exitCode === 0, output: all || (failed ? shortMessage : '') || '' }
    },
  }
}

export type Finished = { step: Step; outcome: Outcome; seconds: number }

/**
 * Runs all steps, `width` at a time and in order, whatever their outcome; `report` hears of each as it ends.
 * A step that throws counts as failed.
 */
export async function runSteps({
  steps,
  width,
  report,
}: {
  steps: Step[]
  width: number
  report: (finished: Finished) => void
}): Promise<Finished[]> {
  const waiting = [...steps]
  const finished: Finished[] = []
  const takeTurns = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const started = performance.now()
      const outcome = await step.run().catch(toOutcome)
      const one = { step, outcome, seconds: (performance.now() - started) / 1000 }
      finished.push(one)
      report(one)
    }
  }
  await Promise.all(Array.from({ length: width }, takeTurns))
  return finished
}

function toOutcome(error: unknown): Outcome {
  return { ok: false, output: error instanceof Error ? error.message : String(error) }
}
