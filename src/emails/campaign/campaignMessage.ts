import type { Locale } from '@/lib/i18n/locale'

/** A picture of a campaign that anyone may fetch. */
export type MailImage = { src: string; alt: string; width?: number; height?: number }

/** What `{{ event.* }}` says. */
export type EventTags = {
  title: string
  summary: string
  date: string
  startDate: string
  endDate: string
  timezone: string
  location: string
  organizer: string
  url: string
}

/** What a campaign says, settled: everything a sender needs except the recipient. Plain JSON. */
export type CampaignMessage = {
  campaign: string
  locale: Locale
  /** IANA zone of dates. */
  timezone: string
  from: { name: string; address: string }
  replyTo?: string
  /** Liquid templates; literal texts are escaped for where they stand, tags are not yet filled in. */
  subject: string
  html: string
  text: string
  /** Where tracked links lead, in the order of `system.links`. */
  links: string[]
  event: EventTags | null
  trackOpens: boolean
  /** Names the mailing list to mail programs (List-Id). */
  listId: string
}

/** Whom a message is for. */
export type CampaignRecipient = {
  /** Id of the delivery; also the local part of the Message-ID, the same for every try. */
  delivery: string
  email: string
  givenName: string
  familyName: string
  locale: string
  attributes: Record<string, unknown>
}

/** The personal addresses of one message. */
export type CampaignAddresses = {
  unsubscribeUrl: string
  openUrl: string
  /** In the order of `CampaignMessage.links`. */
  links: string[]
}
