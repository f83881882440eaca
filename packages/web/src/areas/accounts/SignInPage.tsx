import { useNavigate, useSearch } from '@tanstack/react-router';
import { EntrancePage } from './EntrancePage.tsx';
import { useSignIn } from './queries.ts';

/** Signs in, then goes where the person was going. */
export function SignInPage() {
  const navigate = useNavigate();
  const { powrot = '/' } = useSearch({ from: '/logowanie' });
  const { mutate, isPending, error } = useSignIn();
  return (
    <EntrancePage
      kind="signIn"
      pending={isPending}
      error={error}
      onSubmit={(credentials) =>
        mutate(credentials, { onSuccess: () => void navigate({ href: powrot, replace: true }) })
      }
    />
  );
}
