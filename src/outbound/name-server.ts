/** Name servers for the checks of a sender: those of this machine, or answers from a file. Answers are strangers'. */
import { Resolver } from "node:dns/promises";
import type { Problem } from "../core/problem.ts";
import { err, ok, type Result } from "../core/result.ts";
import type { Answer, NameServer } from "../warn/sender/name-server.ts";

const PATIENCE_MS = 3000;
const MOST = 200;

/** There is none, which is an answer. */
const NONE = new Set(["ENODATA", "ENOTFOUND"]);

/** Asks as this machine does. */
export function systemNameServer(): NameServer {
	const resolver = new Resolver({ timeout: PATIENCE_MS, tries: 2 });
	const asked = async (question: Promise<readonly string[]>): Promise<Answer> => {
		try {
			return (await question).slice(0, MOST);
		} catch (error) {
			return NONE.has(String((error as NodeJS.ErrnoException).code)) ? [] : undefined;
		}
	};
	return {
		text: (name) => asked(resolver.resolveTxt(name).then((records) => records.map((parts) => parts.join("")))),
		exchangers: (name) =>
			asked(resolver.resolveMx(name).then((all) => all.toSorted((a, b) => a.priority - b.priority).map(({ exchange }) => exchange || "."))),
		async addresses(name) {
			const [four, six] = await Promise.all([asked(resolver.resolve4(name)), asked(resolver.resolve6(name))]);
			return four === undefined && six === undefined ? undefined : [...(four ?? []), ...(six ?? [])];
		},
		names: (address) => asked(resolver.reverse(address)),
	};
}

/**
 * Answers from a text: `{"TXT": {"example.org": ["v=spf1 -all"]}, "MX": …, "A": …, "AAAA": …, "PTR": …}`. What is not in it is not there; `null` in
 * the place of a list is a server that does not answer.
 */
export function statedNameServer(text: string, at: string): Result<NameServer, Problem> {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return err(bad("it is no JSON", at));
	}
	if (typeof value !== "object" || value === null || Array.isArray(value)) return err(bad("it is no object", at));
	const held = new Map<string, Answer>();
	for (const [type, names] of Object.entries(value)) {
		if (!["TXT", "MX", "A", "AAAA", "PTR"].includes(type) || typeof names !== "object" || names === null)
			return err(bad(`"${type.slice(0, 20)}" is none of TXT, MX, A, AAAA and PTR`, at));
		for (const [name, records] of Object.entries(names as object)) {
			const isList = Array.isArray(records) && records.every((record) => typeof record === "string");
			if (records !== null && !isList) return err(bad(`what stands under ${type} of ${name.slice(0, 80)} is no list of texts`, at));
			held.set(`${type} ${name.toLowerCase()}`, records === null ? undefined : (records as readonly string[]));
		}
	}
	const of = async (type: string, name: string): Promise<Answer> => {
		const key = `${type} ${name.toLowerCase()}`;
		return held.has(key) ? held.get(key) : [];
	};
	return ok({
		text: (name) => of("TXT", name),
		exchangers: (name) => of("MX", name),
		async addresses(name) {
			const [four, six] = [await of("A", name), await of("AAAA", name)];
			return four === undefined || six === undefined ? undefined : [...four, ...six];
		},
		names: (address) => of("PTR", address),
	});
}

function bad(message: string, at: string): Problem {
	return {
		code: "outbound/bad-answers",
		message: `the file of answers cannot be read: ${message}`,
		at,
		todo: 'Write it as {"TXT": {"example.org": ["v=spf1 -all"]}, "MX": {}, "A": {}, "AAAA": {}, "PTR": {}}.',
	};
}
