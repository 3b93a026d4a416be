/** Names for a service's code: unique, valid in TypeScript, the same on every run. */

/** Globals that generated files use themselves. */
const globals = (
  "Array Boolean Date Error ErrorOptions Function Infinity Map Number Object Promise Record RegExp Set String Symbol Uint8Array NaN " +
  "AsyncIterable AsyncGenerator ReadableStream ReadonlySet Omit Partial Pick Readonly Required NonNullable Extract Exclude BigInt JSON Math"
).split(" ");

/** TypeScript's own words, which a declaration cannot have for a name. */
const words = (
  "any arguments as async await bigint boolean break case catch class const continue debugger default delete do else enum eval " +
  "export extends false finally for function if implements import in instanceof interface let never new null number object " +
  "package private protected public return static string super switch symbol this throw true try type typeof undefined unknown " +
  "var void while with yield"
).split(" ");

const reservedWords: ReadonlySet<string> = new Set(words);

/** Whether the name is a word of TypeScript. */
export function isReservedWord(name: string): boolean {
  return reservedWords.has(name);
}

/** Hands out names; asked for one that is taken, it adds a word, then numbers. */
export class Names {
  readonly #taken: Set<string>;
  /** Where to go on counting for names that were wanted before: thousands may want the same. */
  readonly #next = new Map<string, number>();

  /** `reserved` are names that the files import from the runtime. */
  constructor(reserved: Iterable<string> = []) {
    this.#taken = new Set([...globals, ...words, ...reserved]);
  }

  /** The wanted name, or the first free one of `wanted + suffix`, `wanted + suffix + 2`, … */
  take(wanted: string, suffix = "Shape"): string {
    let name = wanted;
    const start = this.#next.get(`${wanted} ${suffix}`) ?? 1;
    for (let number = start; this.#isTaken(name); number++) {
      name = wanted + suffix + (number === 1 ? "" : String(number));
      this.#next.set(`${wanted} ${suffix}`, number + 1);
    }
    this.#taken.add(name);
    return name;
  }

  #isTaken(name: string): boolean {
    return this.#taken.has(name);
  }
}

/** `fooBar` as a type's name: `FooBar`. Shape names are valid identifiers already. */
export function typeName(shapeName: string): string {
  return shapeName.charAt(0).toUpperCase() + shapeName.slice(1);
}

/** `Cognito Identity Provider` as a name: `CognitoIdentityProvider`. */
export function pascalCase(text: string): string {
  const name = wordsOf(text)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
  return /^[A-Za-z_]/.test(name) ? name : `Service${name}`;
}

/** A shape's name as a folder: `WeatherService` gives `weather-service`. Letters, digits and hyphens only. */
export function kebabCase(text: string): string {
  const words = wordsOf(text).flatMap((word) => word.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/));
  return words.join("-").toLowerCase() || "service";
}

/** An SDK id as a folder, as the AWS SDKs name their packages: `Cognito Identity Provider` gives `cognito-identity-provider`. */
export function sdkFolder(sdkId: string): string {
  return wordsOf(sdkId).join("-").toLowerCase() || "service";
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
}
