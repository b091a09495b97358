/** JSON text with the place of every value, so that a part can be changed and all the rest stays as it is. */

/** A value in the text, from `start` up to `end`. */
export interface JsonNode {
	readonly start: number;
	readonly end: number;
	readonly members?: readonly JsonMember[];
	readonly items?: readonly JsonNode[];
}

/** A member of an object. */
export interface JsonMember {
	readonly key: string;
	/** Where the key begins, at its quote. */
	readonly start: number;
	readonly value: JsonNode;
}

/** Reads text that JSON.parse took and whose depth was bounded before. */
export function parseTree(json: string): JsonNode {
	let at = 0;

	function blanks(): void {
		while (" \t\n\r".includes(json.charAt(at)) && at < json.length) at++;
	}

	function text(): string {
		const start = at;
		for (at++; at < json.length && json.charAt(at) !== '"'; at++) if (json.charAt(at) === "\\") at++;
		at++;
		return json.slice(start, at);
	}

	function value(): JsonNode {
		blanks();
		const start = at;
		const sign = json.charAt(at);
		if (sign === "{") return { start, members: members(), end: at };
		if (sign === "[") return { start, items: items(), end: at };
		if (sign === '"') text();
		else while (at < json.length && !",]} \t\n\r".includes(json.charAt(at))) at++;
		return { start, end: at };
	}

	function members(): readonly JsonMember[] {
		const found: JsonMember[] = [];
		for (at++, blanks(); at < json.length && json.charAt(at) !== "}"; blanks()) {
			const start = at;
			const key = String(JSON.parse(text()));
			blanks();
			at++;
			found.push({ key, start, value: value() });
			blanks();
			if (json.charAt(at) === ",") at++;
		}
		at++;
		return found;
	}

	function items(): readonly JsonNode[] {
		const found: JsonNode[] = [];
		for (at++, blanks(); at < json.length && json.charAt(at) !== "]"; blanks()) {
			found.push(value());
			blanks();
			if (json.charAt(at) === ",") at++;
		}
		at++;
		return found;
	}

	return value();
}
