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
 * Codes in TypeScript files, each with a file that gives it.
 *
 * Taken is what stands where the types want a code (`${string}/${string}`), templates such as `inventory/${fault}` included, and what
 * stands under the name `code` or `…Code`. Other names of the same shape (`model/series-prefix` is a rule of a proof) are not.
 */
export function codesInSource(paths: readonly string[]): ReadonlyMap<string, string> {
	const options: ts.CompilerOptions = {
		target: ts.ScriptTarget.ES2024,
		module: ts.ModuleKind.NodeNext,
		moduleResolution: ts.ModuleResolutionKind.NodeNext,
		jsx: ts.JsxEmit.ReactJSX,
		strict: true,
		noEmit: true,
		allowImportingTsExtensions: true,
		skipLibCheck: true,
		types: [],
	};
	const program = ts.createProgram(paths, options);
	const checker = program.getTypeChecker();
	const found = new Map<string, string>();
	for (const path of paths) {
		const file = program.getSourceFile(path);
		if (file === undefined) throw new Error(`${path} was not read`);
		for (const code of codesOf(file, checker)) found.set(code, path);
	}
	return found;
}

function codesOf(file: ts.SourceFile, checker: ts.TypeChecker): readonly string[] {
	const found: string[] = [];
	const visit = (node: ts.Node, named: boolean): void => {
		if (named && ts.isStringLiteralLike(node)) found.push(node.text);
		else if ((ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) && wantsCode(checker.getContextualType(node))) {
			found.push(...literals(checker.getTypeAtLocation(node)));
		}
		const inside = named && !startsAnew(node);
		ts.forEachChild(node, (child) => visit(child, inside || isNamedCode(node, child)));
	};
	visit(file, false);
	return found.filter((text) => shape.test(text));
}

/** True for the type of a code: a template with a slash in it, such as `${string}/${string}`. */
function wantsCode(type: ts.Type | undefined): boolean {
	if (type === undefined) return false;
	if (type.isUnion()) return type.types.some(wantsCode);
	return (type.flags & ts.TypeFlags.TemplateLiteral) !== 0 && (type as ts.TemplateLiteralType).texts.some((text) => text.includes("/"));
}

function literals(type: ts.Type): readonly string[] {
	if (type.isUnion()) return type.types.flatMap(literals);
	return type.isStringLiteral() ? [type.value] : [];
}

/** What lies inside an object, function or object type below a `code` is no longer the code itself. */
function startsAnew(node: ts.Node): boolean {
	return ts.isObjectLiteralExpression(node) || ts.isFunctionLike(node) || ts.isTypeLiteralNode(node);
}

/** True when `child` is the value or type of something called `code` or `…Code`. */
function isNamedCode(node: ts.Node, child: ts.Node): boolean {
	const named =
		ts.isTypeAliasDeclaration(node) ||
		ts.isPropertyAssignment(node) ||
		ts.isPropertySignature(node) ||
		ts.isVariableDeclaration(node) ||
		ts.isParameter(node);
	return named && child !== node.name && /^code$|Code$/.test(node.name.getText());
}
