/** SPDX licence expressions (annex B of SPDX 3.0.1) and the SPDX License List (data/csaf/licences.json). */
import data from "../../../../data/csaf/licences.json" with { type: "json" };
import { err, ok, type Result } from "../../../core/result.ts";

/** One identifier of an expression. */
export interface LicenceId {
	readonly id: string;
	readonly kind: "licence" | "exception" | "licence-ref" | "addition-ref";
}

const words = (list: readonly string[]): ReadonlySet<string> => new Set((list[0] ?? "").toLowerCase().split(" "));
const LISTED = { licence: words(data.licences), exception: words(data.exceptions) };
const DEPRECATED = { licence: words(data.deprecated), exception: words(data.deprecatedExceptions) };

/** True for identifiers of the SPDX License List. Case does not count (annex B). */
export function isListed({ id, kind }: LicenceId): boolean {
	if (kind !== "licence" && kind !== "exception") return false;
	return LISTED[kind].has(id.toLowerCase()) || DEPRECATED[kind].has(id.toLowerCase());
}

/** True for identifiers that the list has given up. */
export function isDeprecated({ id, kind }: LicenceId): boolean {
	return (kind === "licence" || kind === "exception") && DEPRECATED[kind].has(id.toLowerCase());
}

/** True for what is taken from ScanCode LicenseDB. Its list is not held here: what it has cannot be told from what it lacks. */
export function isScanCode({ id }: LicenceId): boolean {
	return /^(?:LicenseRef|AdditionRef)-scancode-/.test(id);
}

/** Reads an expression: its identifiers, or what is wrong with it. Linear, without recursion; nesting is counted. */
export function parseLicence(text: string): Result<readonly LicenceId[], string> {
	if (text.length > 10_000) return err("it is longer than 10 000 characters");
	const tokens = text.match(/[()]|[^\s()]+/g) ?? [];
	const found: LicenceId[] = [];
	let depth = 0;
	let wantsLicence = true;
	let canWith = false;
	for (let at = 0; at < tokens.length; at++) {
		const token = tokens[at] ?? "";
		if (wantsLicence) {
			if (token === "(") depth++;
			else {
				const id = licenceOf(token);
				if (id === undefined)
					return err(token === ")" ? "a bracket closes where a licence should stand" : `"${token.slice(0, 60)}" is no licence identifier`);
				found.push(id);
				wantsLicence = false;
				canWith = true;
			}
		} else if (token === ")") {
			if (--depth < 0) return err("a bracket closes that none opened");
			canWith = false;
		} else if (/^(?:AND|OR|and|or)$/.test(token)) wantsLicence = true;
		else if (/^(?:WITH|with)$/.test(token) && canWith) {
			const id = additionOf(tokens[++at] ?? "");
			if (id === undefined) return err("behind WITH stands no exception");
			found.push(id);
			canWith = false;
		} else return err(`between two licences stands AND or OR, not "${token.slice(0, 60)}"`);
	}
	if (wantsLicence) return err(found.length === 0 ? "it names no licence" : "it ends where a licence should stand");
	return depth === 0 ? ok(found) : err("a bracket is not closed");
}

const ID = /^[A-Za-z0-9.-]+$/;
const RESERVED = /^(?:AND|OR|WITH)$/i;

function licenceOf(token: string): LicenceId | undefined {
	if (/^LicenseRef-[A-Za-z0-9.-]+$/.test(token)) return { id: token, kind: "licence-ref" };
	if (/^(?:LicenseRef|AdditionRef|DocumentRef)-?/.test(token) || RESERVED.test(token)) return undefined;
	const id = token.endsWith("+") ? token.slice(0, -1) : token;
	return ID.test(id) ? { id, kind: "licence" } : undefined;
}

function additionOf(token: string): LicenceId | undefined {
	if (/^AdditionRef-[A-Za-z0-9.-]+$/.test(token)) return { id: token, kind: "addition-ref" };
	if (/^(?:LicenseRef|AdditionRef|DocumentRef)-?/.test(token) || RESERVED.test(token)) return undefined;
	return ID.test(token) ? { id: token, kind: "exception" } : undefined;
}
