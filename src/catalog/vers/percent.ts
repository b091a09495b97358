/** Percent-encoding of versions inside a `vers` string: UTF-8, upper-case hexadecimal digits, and no more than must be. */
import { err, ok, type Result } from "../../core/result.ts";
import type { VersError } from "./vers.ts";

/** The signs of the grammar, blanks, and everything that is no printable ASCII. */
const MUST_BE_ENCODED = /[^!-~]|[%<>=!*|]/gu;

/**
 * The canonical spelling of a version.
 *
 * The specification names the seven signs to encode and allows nothing but printable ASCII; a blank becomes `%20`. All else stays as it
 * is, `/`, `:`, `+` and `#` too, so that one version has one spelling.
 */
export function encodeVersion(version: string): string {
	return version.replace(MUST_BE_ENCODED, (char) =>
		[...new TextEncoder().encode(char)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join(""),
	);
}

/**
 * Decodes once. `at` is where `encoded` stands in the whole text.
 *
 * @returns `vers/bad-encoding` for a `%` that starts no triplet and for bytes that are no UTF-8; `vers/bad-character` when a control
 *   character comes out.
 */
export function decodeVersion(encoded: string, at: number): Result<string, VersError> {
	const stray = encoded.search(/%(?![0-9A-Fa-f]{2})/);
	if (stray >= 0) return err({ code: "vers/bad-encoding", at: at + stray, expected: "two hexadecimal digits behind the percent sign" });
	let fault: VersError | undefined;
	const version = encoded.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run, place: number) => {
		const text = decodedRun(run);
		if (text === undefined) fault ??= { code: "vers/bad-encoding", at: at + place, expected: "bytes that are UTF-8" };
		else if (/[\u0000-\u001f\u007f-\u009f]/.test(text)) {
			fault ??= { code: "vers/bad-character", at: at + place, expected: "no control character" };
		}
		return text ?? "";
	});
	return fault === undefined ? ok(version) : err(fault);
}

function decodedRun(run: string): string | undefined {
	try {
		return decodeURIComponent(run);
	} catch {
		return undefined;
	}
}
