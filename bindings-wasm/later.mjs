// A library whose module is compiled when it is first needed: for questions that most programs which sign never ask.
import { camelCase, libraryOf } from './library.mjs';

/** The functions of a table over the instance that `instantiate` answers, which is asked for when the first of them is called. */
export function laterLibraryOf(instantiate, table) {
  let library;
  const functions = {};
  for (const name of Object.keys(table).map(camelCase)) {
    functions[name] = (...values) => (library ??= libraryOf(instantiate(), table))[name](...values);
  }
  return functions;
}
