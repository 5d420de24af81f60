/** What documents and mails say about an event. */
export type EventFacts = {
  title: string
  /** ISO 8601. */
  startDate: string
  endDate: string
  /** IANA. */
  timezone: string
  locationName?: string
  address?: string
  /** Only for people who may know it: those whose registration is confirmed. */
  virtualUrl?: string
  organizer?: string
  /** The event's public page. */
  url: string
}

/** What documents and mails say about the person who attends. */
export type AttendeeFacts = {
  givenName: string
  familyName: string
  email: string
  /** The code a person can read out at the door. */
  code: string
}

/** The person's name, or the address where there is none. */
export function fullName({ givenName, familyName, email }: AttendeeFacts): string {
  return `${givenName} ${familyName}`.trim() || email
}
