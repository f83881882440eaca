import { useId } from 'react';
import classes from './lines.module.css';

interface LineCellProps {
  readonly name: string;
  /** Accessible name, e.g. `Ilość, pozycja 2`. */
  readonly label: string;
  /** The column's heading, shown beside the field on a phone. */
  readonly column: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly problem: string | undefined;
  readonly className: string | undefined;
  readonly numeric?: boolean;
  readonly placeholder?: string;
}

/** A cell that is a field: no frame of its own until it is used or wrong. */
export function LineCell({
  name,
  label,
  column,
  value,
  onChange,
  onBlur,
  problem,
  className,
  numeric = false,
  placeholder,
}: LineCellProps) {
  const problemId = useId();
  return (
    <td className={className} data-label={column}>
      <input
        name={name}
        aria-label={label}
        aria-invalid={problem !== undefined}
        aria-describedby={problem ? problemId : undefined}
        autoComplete="off"
        inputMode={numeric ? 'decimal' : 'text'}
        className={numeric ? `num ${classes.right}` : undefined}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onFocus={(event) => numeric && event.currentTarget.select()}
        onBlur={onBlur}
      />
      {problem && (
        <small id={problemId} className={classes.problem}>
          {problem}
        </small>
      )}
    </td>
  );
}
