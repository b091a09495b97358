/** Finds the error codes that the program can give, in its source. */
import ts from "typescript";

const shape = /^[a-z]+\/[a-z0-9-]+$/;

/** Where a code may stand in the launcher's scripts, which have no types: at the start of a message. */
const inMessage = /(?:error: |["'`])(setup\/[a-z0-9-]+): /g;

/** Codes in the text of the launcher, the set-up and the shell script. */
export function codesInScript(text: string): readonly string[] {
	return [...text.matchAll(inMessage)].map((found) => found[1] ?? "");
}

/**
 * Codes in one file of TypeScript: literals in a property, argument, variable or type that is called `code` or `…Code`.
 *
 * Other names of the same shape (`model/series-prefix` is a rule of a proof) stand under other names, so they are not taken.
 */
export function codesInSource(path: string, text: string): readonly string[] {
	const found: string[] = [];
	const visit = (node: ts.Node, inCode: boolean): void => {
		if (inCode && ts.isStringLiteralLike(node) && shape.test(node.text)) found.push(node.text);
		const here = inCode && !startsAnew(node);
		ts.forEachChild(node, (child) => visit(child, here || opens(node, child)));
	};
	visit(ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true, path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS), false);
	return found;
}

/** What lies inside a call, function or object below a `code` is no longer the code itself. */
function startsAnew(node: ts.Node): boolean {
	return ts.isObjectLiteralExpression(node) || ts.isFunctionLike(node) || ts.isTypeLiteralNode(node);
}

const isCode = (name: string): boolean => /^code$|Code$|^CODE/.test(name);

/** True when `child` is the value or type of something called `code`, or the first argument of what makes a problem. */
function opens(node: ts.Node, child: ts.Node): boolean {
	if (ts.isTypeAliasDeclaration(node)) return isCode(node.name.text) && child === node.type;
	if (ts.isPropertyAssignment(node) || ts.isPropertySignature(node) || ts.isVariableDeclaration(node) || ts.isParameter(node)) {
		return child !== node.name && isCode(node.name.getText());
	}
	if (ts.isBinaryExpression(node)) return child === node.right && isCode(lastName(node.left));
	if (ts.isCaseClause(node)) return false;
	if (!ts.isCallExpression(node)) return false;
	return (
		makers.test(lastName(node.expression)) &&
		child === node.arguments.find((argument) => ts.isStringLiteralLike(argument) && shape.test(argument.text))
	);
}

/** Functions that make a problem from a code, by the words of their name. */
const makers = /problem|reject|refus|fail|error|^err$|warn|complain|usage/i;

function lastName(node: ts.Node): string {
	if (ts.isPropertyAccessExpression(node)) return node.name.text;
	return ts.isIdentifier(node) ? node.text : "";
}
