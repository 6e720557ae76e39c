// A name for a draft that no other has.

/** Pages that came by plain http have no `randomUUID`, but random bytes. */
export const freshUuid = () =>
  crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
