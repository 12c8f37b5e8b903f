// A little module system of its own, so that a changed file and what imports it can be loaded again in milliseconds. Called by mutation.run.ts.
import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';

type Exports = Record<string, unknown>;

const OPTIONS: ts.CompilerOptions = {
  module: ts.ModuleKind.CommonJS,
  target: ts.ScriptTarget.ES2023,
  esModuleInterop: true,
};

/** Specifiers of the modules that a file imports at run time. */
const requires = (code: string): string[] => [...code.matchAll(/\brequire\("([^"]+)"\)/g)].map((m) => m[1]!);

export class Modules {
  private readonly codes = new Map<string, string>();
  private readonly packages = new Map<string, Exports>();
  private readonly edges = new Map<string, string[]>();
  private readonly loaded = new Map<string, Exports>();

  constructor(private readonly standIns: Record<string, Exports>) {}

  private code(path: string): string {
    const known = this.codes.get(path);
    if (known !== undefined) return known;
    const code = this.compile(readFileSync(path, 'utf8'));
    this.codes.set(path, code);
    return code;
  }

  private compile(text: string): string {
    const plain = text.replaceAll('import.meta.url', '__url');
    return ts.transpileModule(plain, { compilerOptions: OPTIONS }).outputText;
  }

  /** Our own files that a file imports; the packages that it needs are fetched. */
  private async imports(path: string): Promise<string[]> {
    const known = this.edges.get(path);
    if (known) return known;
    const names = path.endsWith('.json') || !existsSync(path) ? [] : requires(this.code(path));
    for (const name of names) {
      if (name.startsWith('.') || name in this.standIns || this.packages.has(name)) continue;
      const specifier = builtinModules.includes(name) ? `node:${name}` : name;
      const module = (await import(/* @vite-ignore */ specifier)) as Exports;
      this.packages.set(name, { ...module, __esModule: true });
    }
    const own = names.filter((name) => name.startsWith('.')).map((name) => join(dirname(path), name));
    this.edges.set(path, own);
    return own;
  }

  /** Our own files that a file needs, itself among them. */
  async reach(path: string): Promise<Set<string>> {
    const seen = new Set([path]);
    for (const one of seen) for (const needed of await this.imports(one)) seen.add(needed);
    return seen;
  }

  /** The paths are loaded anew when they are asked for next; `changed` holds other texts of them. */
  forget(paths: Iterable<string>, changed: Record<string, string | null> = {}): void {
    for (const path of paths) this.loaded.delete(path);
    for (const [path, text] of Object.entries(changed)) {
      if (text === null) this.codes.delete(path);
      else this.codes.set(path, this.compile(text));
    }
  }

  load(path: string): Exports {
    const known = this.loaded.get(path);
    if (known) return known;
    const exports: Exports = {};
    this.loaded.set(path, exports);
    if (path.endsWith('.json'))
      return Object.assign(exports, { __esModule: true, default: JSON.parse(readFileSync(path, 'utf8')) });
    const require = (name: string): Exports =>
      name.startsWith('.')
        ? this.load(join(dirname(path), name))
        : (this.standIns[name] ?? this.packages.get(name)!);
    new Function('exports', 'require', '__url', this.code(path))(exports, require, pathToFileURL(path).href);
    return exports;
  }
}
