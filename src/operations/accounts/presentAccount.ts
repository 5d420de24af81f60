import { permissionsOf, type Subject } from '@/access/can'

type Role = { id: string; name: string; label?: string | null }

/** A user with populated roles, as far as the answers of `/api/auth` read it. */
export type AccountDoc = {
  id: string
  email: string
  firstName?: string | null
  lastName?: string | null
  locale?: string | null
  profile?: unknown
  emailVerifiedAt?: string | null
  createdAt: string
  updatedAt: string
  roles?: unknown
  _mustEnrol?: true
}

/** What a person is told about their own account: nothing that proves or unlocks anything. Pure. */
export function presentAccount(user: AccountDoc) {
  const { id, email, firstName, lastName, locale, profile, createdAt, updatedAt } = user
  return {
    ...{ id, email, firstName: firstName ?? null, lastName: lastName ?? null },
    ...{ locale: locale ?? null, profile: profile ?? null },
    emailVerified: Boolean(user.emailVerifiedAt),
    roles: presentRoles(user.roles),
    permissions: [...permissionsOf(user as Subject)],
    ...(user._mustEnrol ? { secondFactorSetupRequired: true } : {}),
    ...{ createdAt, updatedAt },
  }
}

/** Roles by name; those that are not populated are left out. Pure. */
export function presentRoles(roles: unknown): Role[] {
  return (Array.isArray(roles) ? roles : [])
    .filter((role): role is Role => typeof role === 'object' && role !== null)
    .map(({ id, name, label }) => ({ id, name, label: label ?? null }))
}
