import commonPasswords from 'fxa-common-password-list'
import { foldText } from '@/lib/foldText'
import type { LocalisedText } from '@/lib/localisedText'

const least = 12
const most = 128

/**
 * What is wrong with a new password, or null: 12 to 128 characters, none of the passwords that are tried first,
 * and more than what others know of its holder (`known`: address and names) with a few characters around it. No
 * rule about kinds of characters: length is what counts. Pure.
 */
export function findPasswordProblem(
  password: unknown,
  known: readonly unknown[],
): LocalisedText | null {
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
  if (saysNothingElse(String(password), known)) {
    return {
      en: 'This password is hardly more than your name or your address. Choose another one, for example four random words.',
      tr: 'Bu parola adınızdan ya da adresinizden pek farklı değil. Başka bir tane seçin, örneğin rastgele dört sözcük.',
    }
  }
  return null
}

/** Once the address, its first half and the names are taken out, at most six characters are left, as of a year. */
function saysNothingElse(password: string, known: readonly unknown[]): boolean {
  const words = known
    .filter((each) => typeof each === 'string')
    .map(foldText)
    .flatMap((each) => [each, ...(each.split('@', 1)[0] ?? '').split(/[^\p{L}\p{N}]+/u)])
    .filter((word) => word.length > 2)
    .sort((a, b) => b.length - a.length)
  const folded = foldText(password)
  const left = words.reduce((text, word) => text.replaceAll(word, ' '), folded)
  return left !== folded && left.replace(/\s/gu, '').length <= 6
}

/** As it stands, in lower case, without the digits or signs people put around it, or one thing repeated. */
function isCommon(password: string): boolean {
  const lower = password.toLowerCase()
  const bare = lower.replace(/^[\d\W_]+|[\d\W_]+$/g, '')
  if (/^(.{1,4})\1+$/s.test(lower)) return true
  return (
    [password, lower].some((each) => commonPasswords.test(each)) || doubled(lower) || isKnown(bare)
  )
}

const isKnown = (word: string) =>
  word.length >= 6 && word.length < least && commonPasswords.test(word)

/** `passwordpassword` is no better than `password`. */
function doubled(word: string): boolean {
  const half = word.slice(0, word.length / 2)
  return word.length % 2 === 0 && half + half === word
}
