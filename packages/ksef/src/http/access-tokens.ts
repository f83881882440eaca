/** Where calls get their access token from; an `AuthSession` is one. */
export interface AccessTokens {
  /** The context, e.g. `Nip|5265877635`: requests are counted per context. */
  readonly context: string;
  /** A token that is still good for a while. */
  accessToken(): Promise<string>;
  /** A fresh token instead of one that KSeF has refused. */
  replace(refused: string): Promise<string>;
}
