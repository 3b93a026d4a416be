/** Reading and setting members whose names the model chose: `__proto__` and `constructor` are names like any other. */

/** Reads an own member of a record. */
export type MemberGetter = (record: Readonly<Record<string, unknown>>) => unknown;

/** Whether a plain read could reach the prototype. */
function isInherited(name: string): boolean {
  return name in Object.prototype;
}

/** A getter that never sees what `Object.prototype` has. */
export function getterOf(name: string): MemberGetter {
  if (!isInherited(name)) return (record) => record[name];
  return (record) => (Object.hasOwn(record, name) ? record[name] : undefined);
}

/** Sets an own, enumerable member, whatever its name. */
export function setMember(record: Record<string, unknown>, name: string, value: unknown): void {
  if (name === "__proto__") {
    Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true });
  } else {
    record[name] = value;
  }
}
