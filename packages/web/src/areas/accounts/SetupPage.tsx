import { useNavigate } from '@tanstack/react-router';
import { EntrancePage } from './EntrancePage.tsx';
import { useSetUp } from './queries.ts';

/** First start: makes the owner of the installation. */
export function SetupPage() {
  const navigate = useNavigate();
  const { mutate, isPending, error } = useSetUp();
  return (
    <EntrancePage
      kind="setup"
      pending={isPending}
      error={error}
      onSubmit={(credentials) =>
        mutate(credentials, { onSuccess: () => void navigate({ to: '/ksef/autoryzacja' }) })
      }
    />
  );
}
