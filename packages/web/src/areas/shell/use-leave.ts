import { useNavigate } from '@tanstack/react-router';
import { useSignOut } from '../accounts/queries.ts';

/** Signs out and goes to the door. */
export function useLeave(): () => void {
  const navigate = useNavigate();
  const { mutate } = useSignOut();
  return () => mutate(undefined, { onSuccess: () => void navigate({ to: '/logowanie' }) });
}
