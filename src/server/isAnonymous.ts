/** Whether a request carries nothing that could tell who asks. `read` gives a header by its lower-case name. */
export function isAnonymous(read: (name: string) => string | null | undefined): boolean {
  return (
    !read('authorization') && !read('x-api-key') && !/(^|;\s*)\S*token=/.test(read('cookie') ?? '')
  )
}
