/** How a schema of ours is written down: values of a few kinds, which `check.ts` walks. Only what sections 3 of CSAF 2.0 and 2.1 need. */

/** A text with a rule that a pattern or a function gives. */
export interface StringNode {
	readonly kind: "string";
	/** Least number of characters, in code points. */
	readonly least?: number;
	readonly oneOf?: readonly string[];
	/** True when the text keeps the rule. */
	readonly fits?: (text: string) => boolean;
	/** What the rule asks for, after "is not": `a date and time by RFC 3339`. */
	readonly expected?: string;
}

/** A list. */
export interface ArrayNode {
	readonly kind: "array";
	readonly items: SchemaNode;
	readonly least: number;
	readonly unique: boolean;
}

/** An object. Members without a node are taken as they are unless it is closed; the strict check of test 6.2.20 reports them. */
export interface ObjectNode {
	readonly kind: "object";
	readonly members: ReadonlyMap<string, SchemaNode>;
	readonly required: readonly string[];
	readonly closed: boolean;
	readonly least?: number;
	readonly most?: number;
	/** A rule over the whole object; gives what is wrong. */
	readonly also?: (value: Readonly<Record<string, unknown>>) => string | undefined;
	/** Members that may hold anything: never looked into, and never reported as unknown. */
	readonly open?: boolean;
}

/** A number between bounds. */
export interface NumberNode {
	readonly kind: "number";
	readonly from: number;
	readonly to: number;
}

/** True or false. */
export interface BooleanNode {
	readonly kind: "boolean";
}

/** A node chosen by the value, or one that refers to itself. */
export interface ChoiceNode {
	readonly kind: "choice";
	/** The node to check by. */
	readonly choose: (value: unknown) => SchemaNode;
}

/** Any of them. */
export type SchemaNode = StringNode | ArrayNode | ObjectNode | NumberNode | BooleanNode | ChoiceNode;

/** A text of at least one character. */
export const TEXT: StringNode = { kind: "string", least: 1 };

/** A text with a rule. */
export function text(fits: (text: string) => boolean, expected: string, least?: number): StringNode {
	return { kind: "string", fits, expected, ...(least === undefined ? {} : { least }) };
}

/** A text out of a list, separated by blanks. */
export function oneOf(words: string): StringNode {
	return { kind: "string", oneOf: words.split(" ") };
}

/** A list of at least one item; `set` when no two may be equal. */
export function list(items: SchemaNode, rule?: { readonly least?: number; readonly set?: boolean }): ArrayNode {
	return { kind: "array", items, least: rule?.least ?? 1, unique: rule?.set ?? false };
}

/** Makes objects of one edition of the standard: 2.1 closes them all, 2.0 none. */
export function objects(closed: boolean) {
	return (
		members: Readonly<Record<string, SchemaNode>>,
		required = "",
		more?: Partial<Pick<ObjectNode, "least" | "most" | "also" | "open" | "closed">>,
	): ObjectNode => ({
		kind: "object",
		members: new Map(Object.entries(members)),
		required: required === "" ? [] : required.split(" "),
		closed,
		...more,
	});
}
