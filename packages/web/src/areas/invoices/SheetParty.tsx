import classes from './sheet.module.css';

interface SheetPartyProps {
  readonly role: string;
  readonly name: string;
  readonly id: string;
  readonly address: readonly (string | undefined)[];
}

/** Seller or buyer on the paper. */
export function SheetParty({ role, name, id, address }: SheetPartyProps) {
  return (
    <div>
      <p className={classes.role}>{role}</p>
      <p>
        <b>{name || '…'}</b>
      </p>
      {address.filter(Boolean).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p className="num">{id}</p>
    </div>
  );
}
