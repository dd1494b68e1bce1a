/** What a function takes and answers. */
export interface Shape {
  readonly takes: readonly string[];
  readonly answers: string;
}

export const FUNCTIONS: { readonly [name: string]: Shape };
export const ABI: number;
export const REFUSAL: string;

/** The functions of a table over an instance of the module, in camel case, and its version. */
export function libraryOf(
  instance: WebAssembly.Instance,
  table?: { readonly [name: string]: Shape },
): { readonly version: string; readonly [name: string]: unknown };
