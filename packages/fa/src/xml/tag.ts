/** An attribute as written, with references resolved and white space normalised. */
export interface RawAttribute {
  prefix: string;
  local: string;
  value: string;
  offset: number;
}

/** A start tag as written. */
export interface RawTag {
  /** Name with its prefix: what the end tag has to repeat. */
  rawName: string;
  prefix: string;
  local: string;
  attributes: RawAttribute[];
  selfClosing: boolean;
  offset: number;
}
