import { SignJWT } from 'jose';

/** The arguments of a program with the SDK. */
export interface SdkServer {
  readonly port: number;
  /** The base address of the Data API, `/v2` included. */
  readonly baseUrl: string;
  readonly accessToken: string;
  /** What sessions are signed with. */
  readonly secret: string;
  readonly panelOrigin: string;
}

/** The arguments that tell it. */
export function toArguments(server: SdkServer): string[] {
  const { port, baseUrl, accessToken, secret, panelOrigin } = server;
  return [String(port), baseUrl, accessToken, secret, panelOrigin];
}

/** What the arguments of this process tell. */
export function fromArguments(): SdkServer {
  const [port = '', baseUrl = '', accessToken = '', secret = '', panelOrigin = ''] = process.argv.slice(2);
  return { port: Number(port), baseUrl, accessToken, secret, panelOrigin };
}

/** A session as such a program signs one when a person has signed in. */
export async function sdkSession(secret: string): Promise<string> {
  const key = new TextEncoder().encode(secret);
  const token = new SignJWT({ user: 'person' }).setProtectedHeader({ alg: 'HS256' });
  return token.setIssuedAt().setExpirationTime('1h').sign(key);
}
