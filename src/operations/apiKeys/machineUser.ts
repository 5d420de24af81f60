import type { MachineMarks } from '@/access/personOf'
import type { LiveApiKey } from './readApiKey'

/** What stands in a request in place of a person: the key's own id, and one role with its scopes. Pure. */
export function machineUser({ id, name, prefix, scopes }: LiveApiKey) {
  const marks: MachineMarks = { _apiKey: id, _apiKeyTitle: `${name} (${prefix}…)` }
  return {
    ...{ id, firstName: name, collection: 'users', _strategy: 'api-key' },
    roles: [{ id, name: 'api-key', permissions: scopes }],
    ...marks,
  }
}
