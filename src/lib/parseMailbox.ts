/** `Name <address>` or a bare address, as its two parts. Pure. */
export function parseMailbox(mailbox: string): { name: string; address: string } {
  const match = /^\s*"?(?<name>[^"<]*?)"?\s*<(?<address>[^>]+)>\s*$/.exec(mailbox)
  const { name = '', address = mailbox.trim() } = match?.groups ?? {}
  return { name, address }
}
