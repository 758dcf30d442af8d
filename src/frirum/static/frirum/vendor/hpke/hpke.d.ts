// What we call of hpke.js (written by hand for tsc; hpke.js itself is made by workshop/vendor_hpke.py).
export class Aes256Gcm {}
export class HkdfSha256 {}
export class DhkemP256HkdfSha256 {}

interface Parts {
  kem: DhkemP256HkdfSha256;
  kdf: HkdfSha256;
  aead: Aes256Gcm;
}
interface To {
  recipientPublicKey: CryptoKey;
  info: ArrayBuffer | Uint8Array;
}
interface From {
  /** Always a pair: with a private key alone the library must derive the public half, which fails for many keys. */
  recipientKey: CryptoKeyPair;
  enc: ArrayBuffer | Uint8Array;
  info: ArrayBuffer | Uint8Array;
}
export class CipherSuite {
  constructor(parts: Parts);
  seal(to: To, text: ArrayBuffer | Uint8Array): Promise<{ enc: ArrayBuffer; ct: ArrayBuffer }>;
  open(from: From, sealed: ArrayBuffer | Uint8Array): Promise<ArrayBuffer>;
}
