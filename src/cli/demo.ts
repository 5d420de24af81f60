import { runCommand } from '@/cli/runCommand'

/**
 * `npm run demo [URL]`: against the running platform, over HTTP and sockets only, as an outside client. It
 * walks one event from a file to its last mail, prints what it did and saw, and leaves what it got in
 * `ROSTRUM_HOME/demo`. Run it as often as you like: each run has its own event and people.
 */
await runCommand(async () => {
  const { runDemo } = await import('@/cli/demo/runDemo')
  return runDemo(process.argv[2])
})
