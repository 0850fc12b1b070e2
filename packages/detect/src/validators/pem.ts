const OPENSSH_MAGIC = 'openssh-key-v1\0';
const ASN1_SEQUENCE = 0x30;

/** The body begins as a key does: an ASN.1 sequence (PKCS #1, PKCS #8, SEC 1) or the magic of an OpenSSH key. */
export function isPemPrivateKey(normalised: string): boolean {
  const body = /-----([A-Za-z0-9+/=]+)/.exec(normalised.replace(/^-----BEGIN[A-Z]+-----/, '-----'))?.[1];
  if (body === undefined || body.length < 64) return false;
  try {
    const head = atob(body.slice(0, 32));
    return head.startsWith(OPENSSH_MAGIC) || head.charCodeAt(0) === ASN1_SEQUENCE;
  } catch {
    return false;
  }
}
