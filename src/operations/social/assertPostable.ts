import { invalidFields } from '@/errors'
import { findPostIssues } from '@/operations/social/findPostIssues'

/**
 * Refuses a post that one of its accounts would refuse.
 * @throws AppError 422 with `{ path, message, account }` for each thing that is wrong
 */
export async function assertPostable(input: Parameters<typeof findPostIssues>[0]): Promise<void> {
  const issues = await findPostIssues(input)
  if (issues.length > 0) throw invalidFields(issues, issues[0]?.message)
}
