import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './chip.module.css';

export type Tone = 'ok' | 'bad' | 'busy' | 'wait' | 'warn' | 'plain' | 'accent';

interface ChipProps {
  readonly tone: Tone;
  readonly icon?: Icon;
  readonly spin?: boolean;
  readonly title?: string;
  readonly children: ReactNode;
}

/** A short state in words with an icon: colour never speaks alone. */
export function Chip({ tone, icon: Glyph, spin = false, title, children }: ChipProps) {
  return (
    <span className={`${classes.chip} ${classes[tone]}`} title={title}>
      {Glyph && <Glyph size={15} stroke={1.9} aria-hidden className={spin ? 'spin' : undefined} />}
      <span>{children}</span>
    </span>
  );
}
