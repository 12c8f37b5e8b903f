// Small wrong changes (mutants) of a source file, one at a time: what a test ought to notice. Called by mutation.run.ts.
import ts from 'typescript';
import { patternMutants } from './pattern-mutants.ts';

export interface Mutant {
  start: number;
  end: number;
  text: string;
}

const OPERATORS: Record<string, string> = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '&&': '||',
  '||': '&&',
  '??': '&&',
  '-': '+',
  '*': '/',
};
const METHODS: Record<string, string> = {
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  max: 'min',
  min: 'max',
  find: 'findLast',
  findLast: 'find',
};
/** Calls that can be left out, the value staying of one kind. */
const FILTERS = new Set(['filter', 'trim', 'slice', 'replace', 'toLowerCase', 'sort']);
/** Sentences and names for people: a test of them would say them twice. */
const WORDED = new Set(['detail', 'title']);

const isWorded = (node: ts.Node): boolean =>
  ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && WORDED.has(node.name.text);

function ofNode(node: ts.Node, source: ts.SourceFile): Mutant[] {
  const at = (part: ts.Node, text: string): Mutant => ({ start: part.getStart(source), end: part.end, text });
  if (ts.isBinaryExpression(node)) {
    const other = OPERATORS[node.operatorToken.getText(source)];
    return other ? [at(node.operatorToken, other)] : [];
  }
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    return [at(node, node.operand.getText(source))];
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [at(node, 'false')];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [at(node, 'true')];
  if (ts.isIfStatement(node)) return [at(node.expression, 'true'), at(node.expression, 'false')];
  if (ts.isConditionalExpression(node)) return [at(node.condition, 'true'), at(node.condition, 'false')];
  if (ts.isNumericLiteral(node)) return [at(node, String(Number(node.text) + 1))];
  if (ts.isRegularExpressionLiteral(node)) return patternMutants(node.text, node.getStart(source));
  if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression)) return [at(node, ';')];
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { name, expression } = node.expression;
    if (FILTERS.has(name.text)) return [at(node, expression.getText(source))];
    const other = METHODS[name.text];
    return other ? [at(name, other)] : [];
  }
  if (ts.isStringLiteral(node) && node.text !== '') return [at(node, "''")];
  return [];
}

/** All mutants of a file, in the order of the file; imports, types and sentences for people are left alone. */
export function mutantsOf(path: string, text: string): Mutant[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  const found: Mutant[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || ts.isInterfaceDeclaration(node)) return;
    if (ts.isTypeAliasDeclaration(node) || isWorded(node)) return;
    if (ts.isNewExpression(node) && node.expression.getText(source) === 'RegExp') {
      for (const argument of (node.arguments ?? []).slice(0, 1))
        found.push(...patternMutants(argument.getText(source), argument.getStart(source)));
      return;
    }
    found.push(...ofNode(node, source));
    node.forEachChild(walk);
  };
  walk(source);
  return found;
}
