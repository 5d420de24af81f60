import commonPasswords from 'fxa-common-password-list'
import type { LocalisedText } from '@/lib/localisedText'

const least = 12
const most = 128

/**
 * What is wrong with a new password, or null: 12 to 128 characters, and none of the passwords that are tried
 * first. No rule about kinds of characters: length is what counts. Pure.
 */
export function findPasswordProblem(password: unknown): LocalisedText | null {
  const length = typeof password === 'string' ? [...password].length : 0
  if (length < least || length > most) {
    return {
      en: 'A password has 12 to 128 characters.',
      tr: 'Parola 12 ile 128 karakter arasında olmalıdır.',
    }
  }
  if (isCommon(String(password))) {
    return {
      en: 'This password is among the first that are tried. Choose another one, for example four random words.',
      tr: 'Bu parola ilk denenecekler arasında. Başka bir tane seçin, örneğin rastgele dört sözcük.',
    }
  }
  return null
}

/** As it stands, in lower case, without the digits or signs people put around it, or one thing repeated. */
function isCommon(password: string): boolean {
  const lower = password.toLowerCase()
  const bare = lower.replace(/^[\d\W_]+|[\d\W_]+$/g, '')
  if (/^(.{1,4})\1+$/s.test(lower)) return true
  return (
    [password, lower].some((each) => commonPasswords.test(each)) || doubled(lower) || known(bare)
  )
}

const known = (word: string) =>
  word.length >= 6 && word.length < least && commonPasswords.test(word)

/** `passwordpassword` is no better than `password`. */
function doubled(word: string): boolean {
  const half = word.slice(0, word.length / 2)
  return word.length % 2 === 0 && half + half === word
}
