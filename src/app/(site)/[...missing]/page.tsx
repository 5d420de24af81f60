import { notFound } from 'next/navigation'

/** Any address that is none of ours: rendered anew each time, so that its scripts carry a nonce. */
export default function Missing(): never {
  notFound()
}
