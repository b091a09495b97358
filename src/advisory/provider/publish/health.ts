/** How a provider stands, for everybody: a page, a badge and JSON beside its documents. */
import type { ProviderCheck } from "../check/answer.ts";
import { jsonText } from "./build-feeds.ts";

/** The same, in numbers. */
export interface Health {
	readonly schema: "seawall/provider-health/1";
	readonly checkedAt: string;
	readonly role: string | null;
	readonly roleMet: boolean | null;
	/** Requirements that hold, of those that apply and could be looked at. */
	readonly passed: number;
	readonly of: number;
	readonly documents: number;
	/** When the key that signs expires, RFC 3339. */
	readonly keyExpires: string | null;
	readonly requirements: readonly { readonly num: number; readonly description: string; readonly result: string; readonly text: string }[];
}

/** Sums a check up. */
export function healthOf(check: ProviderCheck, now: number, keyExpiresAt: number | undefined): Health {
	const asked = check.requirements.filter(({ result }) => result !== "not-applicable");
	return {
		schema: "seawall/provider-health/1",
		checkedAt: new Date(now).toISOString(),
		role: check.role,
		roleMet: check.roleMet,
		passed: asked.filter(({ result }) => result !== "fail").length,
		of: asked.length,
		documents: check.documents,
		keyExpires: keyExpiresAt === undefined ? null : new Date(keyExpiresAt).toISOString(),
		requirements: check.requirements.map(({ num, description, result, messages }) => ({
			num,
			description,
			result,
			text: messages
				.filter(({ level }) => result === "not-applicable" || level !== "info")
				.map((one) => one.text)
				.join("; "),
		})),
	};
}

/** The files, by their path. */
export function healthFiles(health: Health): ReadonlyMap<string, string> {
	return new Map([
		["csaf/health.json", jsonText(health)],
		["csaf/health.html", pageOf(health)],
		["csaf/badge.svg", badgeOf(health)],
	]);
}

function wordsOf({ role, passed, of, roleMet }: Health): string {
	const name = (role ?? "no role").replace(/^csaf_/, "").replaceAll("_", " ");
	return `${name}: ${passed}/${of}${roleMet === false ? ", not met" : ""}`;
}

function pageOf(health: Health): string {
	const rows = health.requirements.map(
		({ num, description, result, text }) =>
			`<tr><td>${num}</td><td>${escaped(description)}</td><td>${result}</td><td>${escaped(text)}</td></tr>`,
	);
	const key = health.keyExpires === null ? "" : `<p>The signing key is good until ${health.keyExpires.slice(0, 10)}.</p>\n`;
	const title = escaped(`CSAF ${wordsOf(health)}`);
	return `<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>${title}</title></head>\n<body>\n<h1>${title}</h1>\n<p>${health.documents} documents, last checked ${health.checkedAt} against section 7.1 of CSAF.</p>\n${key}<table>\n<tr><th>No.</th><th>Requirement</th><th>Result</th><th>What was found</th></tr>\n${rows.join("\n")}\n</table>\n</body>\n</html>\n`;
}

/** A badge of two fields; the words are ours. */
function badgeOf(health: Health): string {
	const [left, right] = ["CSAF", wordsOf(health)];
	const [a, b] = [42, 12 + right.length * 7];
	const colour = health.roleMet === false ? "#b3261e" : "#2e6b34";
	const label = escaped(`${left} ${right}`);
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${a + b}" height="20" role="img" aria-label="${label}"><title>${label}</title><rect width="${a}" height="20" fill="#444"/><rect x="${a}" width="${b}" height="20" fill="${colour}"/><g fill="#fff" font-family="Verdana,sans-serif" font-size="11"><text x="6" y="14">${left}</text><text x="${a + 6}" y="14">${escaped(right)}</text></g></svg>\n`;
}

function escaped(text: string): string {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
