/** The one thing that stays in this browser: a blob that is useless without the share the server keeps (SEALING). */

/** @typedef {{key: string, publicKey: Uint8Array<ArrayBuffer>, blob: Uint8Array<ArrayBuffer>}} Kept */

const STORE = "keys";

/** @returns {Promise<IDBDatabase>} */
function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("frirum-desk", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * @template T
 * @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest<T>} act
 * @returns {Promise<T>}
 */
async function within(mode, act) {
  const base = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = base.transaction(STORE, mode);
      const request = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    base.close();
  }
}

/** @param {string} line @returns {Promise<Kept|undefined>} */
export const kept = (line) => within("readonly", (store) => store.get(line));

/** @param {string} line @param {Kept} what */
export const keepIt = (line, what) => within("readwrite", (store) => store.put(what, line));

/** @param {string} line */
export const forget = (line) => within("readwrite", (store) => store.delete(line));
