import { generateExpiredPayloadCookie, generatePayloadCookie } from 'payload'
import type { PayloadRequest } from 'payload'

const auth = ({ payload }: PayloadRequest) => payload.collections.users.config.auth

/** The admin panel's cookie with a token in it. */
export const sessionCookie = (req: PayloadRequest, token: string): string =>
  generatePayloadCookie({
    collectionAuthConfig: auth(req),
    cookiePrefix: req.payload.config.cookiePrefix,
    token,
  }) as string

/** Takes the admin panel's cookie away. */
export const expiredCookie = (req: PayloadRequest): string =>
  generateExpiredPayloadCookie({
    collectionAuthConfig: auth(req),
    config: req.payload.config,
    cookiePrefix: req.payload.config.cookiePrefix,
  }) as string
