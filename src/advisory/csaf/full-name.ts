/** The full name of a product (`full_product_name_t.name`) taken apart: who, what, which version, what else. */
import { fold } from "../../core/text.ts";
import { cleanProductName } from "./clean-name.ts";

/** Parts of a full name, all mended. */
export interface FullNameParts {
	/** The product without vendor, version and note: `DS-2CD2xx2F-I Series`. */
	readonly head: string;
	/** Behind the colon: a version text, or a model; empty when there is none. */
	readonly tail: string;
	/** Offset of `tail` in the full name. */
	readonly tailAt: number;
	/** Behind ` - `: what the publisher appended to the name; empty when there is none. */
	readonly note: string;
}

/**
 * Takes a mended full name apart.
 *
 * @param name The product's branch name, mended: where the full name begins with it, the rest is version or note.
 * @param version The version slot as published: ` - ` before it starts no note.
 */
export function splitFullName(fullName: string, vendor: string, name: string, version: string): FullNameParts {
	const whole = withoutSource(fullName);
	const from = vendorLength(whole, vendor);
	const own = whole.slice(from);
	const colon = own.search(/:(?=\s|$)/);
	const dash = own.indexOf(" - ");
	const note = dash > 0 && (colon < 0 || dash < colon) ? noteBehind(own, dash, name, version) : "";
	if (note !== "") return { head: cleanProductName(own.slice(0, dash)).text, tail: "", tailAt: whole.length, note };
	if (colon < 0) return { head: cleanProductName(withoutVersion(own, version)).text, tail: "", tailAt: whole.length, note: "" };
	const gap = own.slice(colon + 1).length - own.slice(colon + 1).trimStart().length;
	return { head: cleanProductName(own.slice(0, colon)).text, tail: own.slice(colon + 1 + gap), tailAt: from + colon + 1 + gap, note: "" };
}

/** A name without the ` [source: nvd]` of our own documents at its end. */
export function withoutSource(fullName: string): string {
	const at = fullName.lastIndexOf("[");
	return at >= 0 && /^\[source: [a-z0-9-]{1,40}\]$/i.test(fullName.slice(at)) ? fullName.slice(0, at).trimEnd() : fullName;
}

/** A name without the vendor's name in front; the same where it does not stand there. */
export function withoutVendor(name: string, vendor: string): string {
	return name.slice(vendorLength(name, vendor));
}

/** Length of the vendor's name, or its first words, at the beginning of a full name, with the blank behind. */
function vendorLength(fullName: string, vendor: string): number {
	if (vendor === "") return 0;
	const candidates = [vendor, vendor.split(/[,(]/)[0]?.trim() ?? ""];
	for (const candidate of candidates) {
		if (candidate === "" || fullName.length <= candidate.length) continue;
		const start = fullName.slice(0, candidate.length);
		const next = fullName.slice(candidate.length);
		if (fold(start) === fold(candidate) && /^[\s,:]/.test(next))
			return candidate.length + (next.length - next.replace(/^[\s,:]{1,5}/, "").length);
	}
	return 0;
}

/** The text behind ` - ` when it is a remark and not part of the name (`Lumada APM - SaaS`) or the version slot (`exacqVision - Q-Series`). */
function noteBehind(own: string, dash: number, name: string, version: string): string {
	const rest = own.slice(dash + 3).trim();
	if (fold(rest) === fold(version) || fold(name).includes(fold(own.slice(0, dash + 3 + rest.length)))) return "";
	const sentence = rest.split(/\s+/).length >= 5 || /^note\b/i.test(rest) || rest.includes(":");
	return sentence && !fold(name).includes(" - ") ? rest : "";
}

/** `Mobotix P3 Firmware MX-V4.1.4.11` without its version. */
function withoutVersion(own: string, version: string): string {
	const slot = version.trim();
	const bare = slot !== "" && own.endsWith(slot) ? own.slice(0, own.length - slot.length) : own;
	const words = VERSION_WORDS.exec(bare);
	return words === null ? bare : bare.slice(0, words.index);
}

/** `, versions prior to Version 7.13` and ` firmware up to and including 1.46.16` at the end of a name without a colon. */
const VERSION_WORDS =
	/,?\s(?:all\s)?(?:firmware\s|software\s)?(?:versions?\s|releases?\s)?(?:prior to|before|earlier than|up to|up to and including)\s(?:versions?\s|ver\.?\s)?v?\d[\w.-]{0,40}$/i;
