/**
 * Keeps the process up until it exits by itself. While Payload starts there are moments in which nothing but
 * a promise is pending, and Node then ends the process as if its work were done.
 */
export function keepAlive(): void {
  setInterval(() => undefined, 60_000)
}
