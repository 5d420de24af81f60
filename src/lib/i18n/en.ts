/** Texts of mails and documents in English. The Turkish file has the same shape; the compiler checks it. */
export const en = {
  admission: {
    documentTitle: (event: string) => `Admission: ${event}`,
    date: 'Date and time',
    place: 'Place',
    online: 'Online',
    toBeAnnounced: 'To be announced',
    attendee: 'Attendee',
    ticket: 'Admission',
    code: 'Code',
    hint: 'Show this code at the entrance, on your screen or on paper.',
    terms:
      'Valid for one person. Do not share the code: whoever has it could be let in instead of you.',
    qrDescription: (code: string) => `QR code for the entrance. The code is ${code}.`,
  },
  mails: {
    platform: 'Rostrum',
    event: 'Event',
    greeting: (name: string) => `Hello ${name},`,
    manage: 'Manage registration',
    manageHint:
      'There you can correct your details or give the place back. The link is personal: please do not forward it.',
    attachments: { admission: 'your admission (PDF)', calendar: 'a calendar entry' },
    attached: (parts: string[]) => `Attached: ${listOf(parts)}.`,
    reasonRegistered: (email: string) =>
      `You get this mail because ${email} was registered for this event.`,
    confirmed: {
      subject: (event: string) => `You are registered: ${event}`,
      heading: 'You are registered',
      intro: (event: string) =>
        `Your registration for “${event}” is confirmed. We look forward to seeing you.`,
    },
    promoted: {
      subject: (event: string) => `A place is yours: ${event}`,
      heading: 'A place is yours',
      intro: (event: string) =>
        `A place became free, and you moved up from the waiting list: your registration for “${event}” is confirmed.`,
    },
    waitlisted: {
      subject: (event: string) => `You are on the waiting list: ${event}`,
      heading: 'You are on the waiting list',
      intro: (event: string) =>
        `“${event}” is full at the moment. You are on the waiting list, and we write to you as soon as a place becomes free.`,
      position: 'Position on the list',
      hint: 'You need not do anything. If you no longer want a place, please leave the list there.',
    },
    offered: {
      subject: (event: string) => `A place is free for you: ${event}`,
      heading: 'A place is free for you',
      intro: (event: string) =>
        `A place became free at “${event}”, and you are next on the waiting list. We are holding it for you until the time below.`,
      until: 'Please accept by',
      accept: 'Accept the place',
      hint: 'If you do not accept it by then, it is offered to the next person on the list.',
    },
    pendingPayment: {
      subject: (event: string) => `Payment needed: ${event}`,
      heading: 'Your place is held for you',
      intro: (event: string) =>
        `We are holding a place for you at “${event}”. It is confirmed as soon as the payment arrives.`,
      amount: 'Amount',
      due: 'Please pay by',
      pay: 'Pay now',
    },
    pendingApproval: {
      subject: (event: string) => `We have received your registration: ${event}`,
      heading: 'We have received your registration',
      intro: (event: string) =>
        `The organiser looks at each registration for “${event}”. We write to you as soon as yours is decided. Until then it does not admit you.`,
    },
    cancelled: {
      subject: {
        attendee: (event: string) => `Registration cancelled: ${event}`,
        organizer: (event: string) => `Registration cancelled: ${event}`,
        expired: (event: string) => `Your place was released: ${event}`,
        rejected: (event: string) => `Your registration was not accepted: ${event}`,
      },
      heading: {
        attendee: 'Your registration is cancelled',
        organizer: 'Your registration is cancelled',
        expired: 'Your place was released',
        rejected: 'Your registration was not accepted',
      },
      intro: {
        attendee: (event: string) =>
          `As you asked, your registration for “${event}” is cancelled. Your code no longer admits you.`,
        organizer: (event: string) =>
          `The organiser has cancelled your registration for “${event}”. Your code no longer admits you.`,
        expired: (event: string) =>
          `The place held for you at “${event}” was not completed in time and has been released.`,
        rejected: (event: string) =>
          `Unfortunately the organiser could not accept your registration for “${event}”.`,
      },
      reason: 'Reason',
      eventPage: 'Go to the event page',
    },
    refund: (amount: string) =>
      `We are refunding ${amount}. It can take a few days to reach your account.`,
    changed: {
      subject: {
        changed: (event: string) => `Important change: ${event}`,
        postponed: (event: string) => `Postponed: ${event}`,
        cancelled: (event: string) => `Cancelled: ${event}`,
      },
      heading: {
        changed: 'The event has changed',
        postponed: 'The event is postponed',
        cancelled: 'The event is cancelled',
      },
      intro: {
        changed: (event: string) =>
          `There is a change to “${event}”. Your registration stays valid. Here is how it stands now:`,
        postponed: (event: string) =>
          `“${event}” will not take place on the date announced. Your registration stays valid, and we write to you as soon as the new date is set.`,
        cancelled: (event: string) =>
          `Unfortunately “${event}” will not take place. Your registration has been cancelled, and your code no longer admits you.`,
      },
      before: (value: string) => `Before: ${value}`,
      announced: 'Date announced before',
      message: 'The organiser writes',
      hint: 'If this no longer suits you, please give the place back there, so that someone else can have it.',
    },
    account: {
      greeting: 'Hello,',
      verify: {
        subject: 'Confirm your e-mail address',
        intro: (email: string) =>
          `An account was created with the address ${email}. Please confirm that it is yours.`,
        button: 'Confirm address',
        ignore: 'If you did not create an account, you can ignore this mail.',
      },
      exists: {
        subject: 'You already have an account',
        intro: (email: string) =>
          `Someone, most likely you, tried to create an account with the address ${email}. There is one already, so none was created.`,
        button: 'Sign in',
        forgotten: 'If you no longer know your password, set a new one here:',
        ignore: 'If it was not you, you need not do anything: your account is unchanged.',
      },
      reset: {
        subject: 'Set a new password',
        intro: (email: string) =>
          `A new password was asked for the account with the address ${email}.`,
        button: 'Set a new password',
        ignore: 'If it was not you, you can ignore this mail: your password stays as it is.',
      },
      valid: (duration: string) => `The link works once, within ${duration}.`,
      reason: (email: string) => `This mail about your account was sent to ${email}.`,
    },
  },
}

const listOf = (parts: string[]) =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(parts)

export type Texts = typeof en
