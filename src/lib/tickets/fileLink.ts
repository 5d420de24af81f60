/** Where a file of a ticket is fetched by those who may see it. Pure. */
export function fileLink(ticket: string, file: string): string {
  return `/api/tickets/${ticket}/files/${file}`
}
