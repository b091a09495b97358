/**
 * Vendor notation of model names turned into CSAF model numbers: `?` for one character, one `*` for any (section 3.1.3.3.3).
 *
 * Two stars are never written (CSAF 2.1 test 6.1.43 forbids them), so an inner run becomes as many `?` as the source wrote x.
 */
import type { FactProduct } from "./facts.ts";

/** Dahua's `IPC-HX…`: X stands for the letters of a housing. These are the ones the facts name; others match by the notation itself. */
const HOUSINGS = ["HFW", "HDW", "HDBW"];

/** Prefixes under which a device is sold or listed and which it mostly leaves out when asked. */
const LEFT_OUT = ["DHI-", "DH-", "DS-HiLookI-", "DS-HiWatchI-", "HL-", "HW-"];

/**
 * The model numbers by which a device of this product can be told.
 *
 * @param also - Further numbers in CSAF notation that a person decided on.
 * @returns Unique, in a stable order; empty for a firmware platform or a description in words.
 */
export function modelNumbers(product: FactProduct, also: readonly string[] = []): readonly string[] {
	const own = isDescribed(product)
		? []
		: written(product)
				.flatMap((text) => withoutPrefix(text))
				.flatMap((text) => toPatterns(text, product));
	return [...new Set([...own, ...named(product), ...also])];
}

/** True for what names no model: a firmware platform, or words. */
function isDescribed(product: FactProduct): boolean {
	return product.notation === "series" ? !/^\S+ Series$/.test(product.model) : / platform$/.test(product.model);
}

/** The spellings a source's text stands for, before wildcards are read. */
function written(product: FactProduct): readonly string[] {
	if (product.expands_to !== undefined) return product.expands_to;
	const text = product.model.replace(/ Series$/, "");
	const housed = product.notation === "X-run" ? /^(.*-)HX(?=\d)(.*)$/.exec(text) : null;
	if (housed !== null) return HOUSINGS.map((housing) => `${housed[1] ?? ""}${housing}${housed[2] ?? ""}`);
	const prefix = product.optional_prefix;
	if (prefix === undefined) return [text];
	const bare = text.replace(`(${prefix})`, "");
	return [bare, `${prefix}${bare}`];
}

/**
 * What the device itself reports where the source writes an internal name; variants follow after a dash.
 *
 * Readers that skip dashes would take `GV-BX130-*` for GV-BX1300, another camera: a short number gets no variants.
 */
function named(product: FactProduct): readonly string[] {
	const { device_name: name } = product;
	if (name === undefined) return [];
	if (product.notation === "X-run") return toPatterns(name, product);
	return /(?:\d{4}|[A-Z])$/.test(name) ? [name, `${name}-*`] : [name];
}

function withoutPrefix(text: string): readonly string[] {
	const prefix = LEFT_OUT.find((candidate) => text.startsWith(candidate));
	return prefix === undefined ? [text] : [text, text.slice(prefix.length)];
}

function toPatterns(text: string, product: FactProduct): readonly string[] {
	const escaped = text.replace(/[\\?*]/g, "\\$&");
	switch (product.notation) {
		case "literal":
			return product.suffix_open === true ? open(escaped) : [escaped];
		case "prefix*":
			return [`${escaped}*`];
		case "x=one char":
		case "series":
			return open(escaped.replaceAll("x", "?"));
		case "X-run":
			return open(runs(escaped));
	}
}

/**
 * A run of x at the end stands for any suffix; inside, each x is one character, whichever case the source writes.
 * A capital X alone counts only behind a digit: that of `XVR` or `VTX` is a letter of the name.
 */
function runs(text: string): string {
	const tail = /[xX]+$/.exec(text);
	const head = tail === null ? text : text.slice(0, tail.index);
	return `${head.replace(/x|XX+|(?<=\d)X/g, (run) => "?".repeat(run.length))}${tail === null ? "" : "*"}`;
}

/**
 * Lets further characters follow, as they do behind every wildcard and series (`-I`, `-IW`, `/SL`). A bracketed edition at the end
 * (`DS-2CD1x43 (B)`) stays: variants stand before it or after it, never in its place, for another edition is another hardware.
 */
function open(pattern: string): readonly string[] {
	if (pattern.endsWith("*")) return [pattern];
	const edition = /^(.*?) ?(\([A-Z]\))$/.exec(pattern);
	if (edition === null) return [`${pattern}*`];
	const [, model = "", suffix = ""] = edition;
	return [`${model}*${suffix}`, `${model}${suffix}*`];
}
