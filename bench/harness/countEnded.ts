/** How many jobs of a name a worker has ended, by its log. Pure. */
export function countEnded(output: string, name: string): number {
  return output
    .split('\n')
    .filter((line) => line.includes(`"jobName":"${name}"`) && line.includes('"job ended"')).length
}
