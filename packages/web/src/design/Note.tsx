import {
  type Icon,
  IconAlertTriangle,
  IconCircleX,
  IconInfoCircle,
  IconShieldCheck,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './note.module.css';

type NoteTone = 'warn' | 'bad' | 'info' | 'ok';
const icons: Readonly<Record<NoteTone, Icon>> = {
  warn: IconAlertTriangle,
  bad: IconCircleX,
  info: IconInfoCircle,
  ok: IconShieldCheck,
};

interface NoteProps {
  readonly tone: NoteTone;
  /** Announces the note to screen readers at once. */
  readonly alert?: boolean;
  readonly children: ReactNode;
}

/** A remark on its own pale ground. */
export function Note({ tone, alert = false, children }: NoteProps) {
  const Glyph = icons[tone];
  return (
    <div className={`${classes.note} ${classes[tone]}`} role={alert ? 'alert' : undefined}>
      <Glyph size={18} aria-hidden />
      <div>{children}</div>
    </div>
  );
}
