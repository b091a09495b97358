/** Where text stops being JSON. JSON.parse tells no place for half of its errors; this is asked only once it has refused. */

const TOKEN =
	/[{}[\],:]|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\d.eE+-])|true|false|null/y;

type Expect = "value" | "value or ]" | "key" | "key or }" | ":" | ", or end" | "end";

/** Offset of the first sign that cannot stand there; the length of the text when it ends too early. */
export function faultOffset(json: string): number {
	const open: ("{" | "[")[] = [];
	let expect: Expect = "value";
	let at = 0;
	for (;;) {
		while (at < json.length && " \t\n\r".includes(json.charAt(at))) at++;
		if (at >= json.length) return json.length;
		TOKEN.lastIndex = at;
		const token = TOKEN.exec(json)?.[0];
		const next: Expect | undefined = token === undefined ? undefined : step(token, expect, open);
		if (token === undefined || next === undefined) return at;
		expect = next;
		at += token.length;
	}
}

/** What may stand behind the token; `undefined` when it may not stand here. */
function step(token: string, expect: Expect, open: ("{" | "[")[]): Expect | undefined {
	const behindValue = (): Expect => (open.length === 0 ? "end" : ", or end");
	const close = (sign: "{" | "["): Expect | undefined => {
		if (open.at(-1) !== sign) return undefined;
		open.pop();
		return behindValue();
	};
	switch (expect) {
		case "key or }":
			if (token === "}") return close("{");
			return token.startsWith('"') ? ":" : undefined;
		case "key":
			return token.startsWith('"') ? ":" : undefined;
		case ":":
			return token === ":" ? "value" : undefined;
		case ", or end":
			if (token === "}") return close("{");
			if (token === "]") return close("[");
			if (token !== ",") return undefined;
			return open.at(-1) === "{" ? "key" : "value";
		case "end":
			return undefined;
		default:
			if (token === "]" && expect === "value or ]") return close("[");
			if (token === "{" || token === "[") {
				open.push(token);
				return token === "{" ? "key or }" : "value or ]";
			}
			return "}],:".includes(token) ? undefined : behindValue();
	}
}
