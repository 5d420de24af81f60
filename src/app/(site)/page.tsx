import { redirect } from 'next/navigation'

/** The front door leads staff to the admin panel. */
export default function Page() {
  redirect('/admin')
}
