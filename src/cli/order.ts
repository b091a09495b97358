/** `seawall order` and `seawall model`: the catalogue's judgement on two firmware strings, and on a model name, line by line. */
import { compareWithin } from "../catalog/firmware/compare-within.ts";
import { findScheme, firmwareSchemes } from "../catalog/firmware/schemes.ts";
import { compileModelPattern } from "../catalog/model/compile.ts";
import { namedConvention } from "../catalog/model/vendor-words.ts";
import type { ModelConvention } from "../catalog/vendor.ts";
import { CallError, orFail, type Ports } from "./ports.ts";

/** How a name is read when no vendor is given: every sign that some vendor uses as a wildcard is one. */
const ANYBODY: ModelConvention = { prefixes: [], innerX: "several", trailingX: "any", lowerX: "one" };

/** Prints `<`, `=`, `>` or `?` for each line of two strings with a tab between. */
export async function order(schemeId: string, ports: Ports): Promise<number> {
	const scheme = findScheme(schemeId);
	if (scheme === undefined) {
		throw new CallError({
			code: "cli/unknown-scheme",
			message: `there is no firmware scheme "${schemeId}"`,
			at: "SCHEME",
			todo: `Use one of ${[...firmwareSchemes.keys()].join(", ")}.`,
		});
	}
	for await (const line of ports.input()) {
		if (line === "") continue;
		const [a = "", b] = line.split("\t");
		await ports.out(`${b === undefined ? "?" : compareWithin(scheme, a, b).order}\n`);
	}
	return 0;
}

/** Prints `match`, `no` or `?` for each model name on standard input. */
export async function model(text: string, call: { readonly vendor?: string; readonly csaf?: boolean }, ports: Ports): Promise<number> {
	const catalogue = orFail(await ports.loadCatalogue());
	const found = call.vendor === undefined ? undefined : catalogue.findVendors(call.vendor)[0];
	const convention = found === undefined ? ANYBODY : namedConvention(found);
	const compiled = compileModelPattern(text, { notation: call.csaf === true ? "csaf" : "vendor", convention, siblings: [] });
	if (!compiled.ok)
		throw new CallError({
			code: compiled.error.code,
			message: "the pattern cannot be read",
			at: text,
			todo: "See docs/glossary.md, model pattern.",
		});
	for await (const line of ports.input()) {
		if (line.trim() !== "") await ports.out(`${compiled.value.test(line.trim()).match}\n`);
	}
	return 0;
}
