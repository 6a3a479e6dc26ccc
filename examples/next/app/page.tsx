import { Squats } from './squats';

/** A server component: what the visitor gets first is this page with the tag in it. */
export default function Page() {
  return (
    <main>
      <h1>Squat</h1>
      <Squats />
    </main>
  );
}
