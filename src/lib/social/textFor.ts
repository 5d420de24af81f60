type Post = {
  content?: string | null
  variants?: readonly { account?: unknown; content?: string | null }[] | null
}

const idOf = (value: unknown) =>
  typeof value === 'object' && value !== null && 'id' in value
    ? (value as { id: unknown }).id
    : value

/** What a post says on one account: the text written for it, else the common one. Pure. */
export function textFor({ content, variants }: Post, account: string): string {
  // An array without rows is the number 0 in the state of a form.
  const rows = Array.isArray(variants) ? (variants as NonNullable<Post['variants']>) : []
  const own = rows.find((variant) => idOf(variant.account) === account)?.content
  return own || (content ?? '')
}
