/** Which names of a script's outermost scope are assigned to after they were declared, in whatever function. */
import { type ESTree, Visitor } from 'vite';

interface Scope {
  /** `var` goes up to the next of these. */
  isFunction: boolean;
  declared: Set<string>;
  /** In it and in the scopes within it that do not declare them. */
  assigned: Set<string>;
}

export function assignedNames(program: ESTree.Program): Set<string> {
  const outermost = newScope(true);
  const scopes = [outermost];
  const here = () => scopes.at(-1) as Scope;
  const declare = (pattern: ESTree.Node | null, scope = here()) => {
    for (const name of namesIn(pattern)) scope.declared.add(name);
  };
  const assign = (target: ESTree.Node) => {
    for (const name of namesIn(target)) here().assigned.add(name);
  };
  const leave = () => {
    const { declared, assigned } = scopes.pop() as Scope;
    for (const name of assigned) if (!declared.has(name)) here().assigned.add(name);
  };
  const enterFunction = (node: ESTree.Function | ESTree.ArrowFunctionExpression) => {
    if (node.type === 'FunctionDeclaration') declare(node.id);
    scopes.push(newScope(true));
    if (node.type === 'FunctionExpression') declare(node.id);
    for (const param of node.params) declare(param);
  };
  const enterBlock = () => void scopes.push(newScope(false));
  const enterCatch = ({ param }: ESTree.CatchClause) => {
    enterBlock();
    declare(param);
  };
  const enterLoop = ({ left }: ESTree.ForInStatement | ESTree.ForOfStatement) => {
    enterBlock();
    if (left.type !== 'VariableDeclaration') assign(left);
  };
  const declareAll = ({ kind, declarations }: ESTree.VariableDeclaration) => {
    const scope = kind === 'var' ? scopes.findLast(({ isFunction }) => isFunction) : here();
    for (const { id } of declarations) declare(id, scope);
  };
  const scoped = (types: string[], enter: unknown) =>
    types.flatMap((type) => [
      [type, enter],
      [`${type}:exit`, leave],
    ]);
  const visits = [
    ...scoped(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'], enterFunction),
    ...scoped(['BlockStatement', 'ForStatement', 'SwitchStatement', 'StaticBlock'], enterBlock),
    ...scoped(['ForInStatement', 'ForOfStatement'], enterLoop),
    ...scoped(['CatchClause'], enterCatch),
    ['VariableDeclaration', declareAll],
    ['ClassDeclaration', ({ id }: ESTree.Class) => declare(id)],
    ['AssignmentExpression', ({ left }: ESTree.AssignmentExpression) => assign(left)],
    ['UpdateExpression', ({ argument }: ESTree.UpdateExpression) => assign(argument)],
  ];
  new Visitor(Object.fromEntries(visits)).visit(program);
  return outermost.assigned;
}

const newScope = (isFunction: boolean): Scope => ({ isFunction, declared: new Set(), assigned: new Set() });

/** The names that a pattern binds or assigns to; a property of something is none. */
function namesIn(pattern: ESTree.Node | null): string[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((part) => namesIn(part.type === 'Property' ? part.value : part.argument));
    case 'ArrayPattern':
      return pattern.elements.flatMap(namesIn);
    case 'AssignmentPattern':
      return namesIn(pattern.left);
    case 'RestElement':
      return namesIn(pattern.argument);
    default:
      return [];
  }
}
