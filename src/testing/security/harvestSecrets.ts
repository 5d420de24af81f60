import { simpleParser } from 'mailparser'

/** What is told to one and to nobody else, by the value, with what it is, and which call and person was told it. */
export type Secrets = Map<string, { kind: string; holder: string; person?: string }>

/** Names under which bodies carry secrets. */
const secretName =
  /^(currentPassword|password|token|accessToken|refreshToken|secret|recoveryCodes|challenge|appPassword|key)$/

/** Other keys are names of things. */
const apiKey = /^rostrum_/

/** Links that open something to whoever holds them. */
const links =
  /\/(manage|portal|unsubscribe|subscribe|track\/open|track\/click)\/([\w.-]{20,})|[?&]token=([\w.-]{20,})/g

const shortest = 8

type Told = { value: unknown; holder: string; secrets: Secrets; person?: string }

/** Finds the secrets in a body, by the names of its fields and the shape of its links. */
export function harvestSecrets(told: Told, name = ''): void {
  const { value, holder, secrets, person } = told
  if (Array.isArray(value)) {
    for (const each of value) harvestSecrets({ ...told, value: each }, name)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) {
      harvestSecrets({ ...told, value: each }, key)
    }
  } else if (typeof value === 'string') {
    const add = (text: string, kind: string) => {
      if (text.length >= shortest && !secrets.has(text)) secrets.set(text, { kind, holder, person })
    }
    if (secretName.test(name) && (name !== 'key' || apiKey.test(value))) add(value, name)
    for (const [, page = 'token', inPath, inQuery] of value.matchAll(links)) {
      // The address of a file, which the same person may be given again.
      add(inPath ?? inQuery ?? '', inQuery && /\/files?\//.test(value) ? 'file' : page)
    }
  }
}

/** Finds the links in a mail. */
export async function harvestMail(source: string, secrets: Secrets): Promise<void> {
  const mail = await simpleParser(source)
  const value = `${mail.text ?? ''} ${String(mail.html || '').replaceAll('&amp;', '&')}`
  harvestSecrets({ value, holder: 'mail', secrets })
}
