import { currentContext } from '@/lib/requestContext'

/**
 * What a sign-in strategy gives when it could not look: the request fails with `error`. Payload takes a strategy
 * that throws for one that knows nobody, and while the database is away everybody would be told to sign in. It
 * looks at the user outside its `try`, so from there the error gets through.
 */
export function failSignIn(error: unknown): { user: null } {
  // Payload cannot answer a request that it could not make; `src/server/http.ts` does.
  Object.assign(currentContext(), { signInFailure: error })
  return Object.defineProperty({ user: null }, 'user', {
    get: () => {
      throw error
    },
  })
}
