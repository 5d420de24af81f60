/** To come. */
export function CalendarLink() {
  return null
}
