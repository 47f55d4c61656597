import { generate } from 'selfsigned';

/** A key and a certificate for `localhost` in PEM. */
export interface Certificate {
  key: string;
  certificate: string;
}

const day = 24 * 60 * 60_000;

/** A new self-signed certificate that is valid for 30 days. */
export async function makeCertificate(): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + 30 * day),
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] },
    ],
  });
  return { key: made.private, certificate: made.cert };
}
