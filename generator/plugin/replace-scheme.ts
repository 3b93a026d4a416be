/** webpack and Rspack take `wrought:` for the scheme of an address before any resolver is asked: it is replaced by the file. */

/** What both compilers have in common of what is used here. */
interface Compiler {
  readonly webpack: {
    readonly NormalModuleReplacementPlugin: new (
      pattern: RegExp,
      replace: (found: { request: string }) => void,
    ) => { apply: (compiler: never) => void };
  };
}

/** Lets the compiler find generated modules by what `fileOf` says, or throws, of them. */
export function replaceScheme(compiler: Compiler, fileOf: (id: string) => string): void {
  const plugin = new compiler.webpack.NormalModuleReplacementPlugin(/^wrought:/, (found) => {
    found.request = fileOf(found.request);
  });
  plugin.apply(compiler as never);
}
