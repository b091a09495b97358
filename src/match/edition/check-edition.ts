/**
 * Whether an edition of the catalogue that comes from outside may be taken: its facts are sound and pass their own examples, its documents
 * are valid, and both together keep the law of spellings. Whoever signed it may have erred; a fault hides vulnerable devices.
 */
import { validateBytes } from "../../advisory/csaf/validate/validate.ts";
import type { Advisory } from "../../advisory/document.ts";
import { readAny } from "../../advisory/read-any.ts";
import { buildCatalogue, selfTest } from "../../catalog/build-catalogue.ts";
import type { Bundle } from "../../catalog/bundle/bundle.ts";
import type { Catalogue } from "../../catalog/catalogue.ts";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { compileLibrary } from "../compile.ts";
import { createMatcher } from "../matcher.ts";
import { askSpellings } from "../spelling/spelling-law.ts";

/** An edition that may be taken. */
export interface SoundEdition {
	readonly catalogue: Catalogue;
	readonly advisories: readonly Advisory[];
	/** Spellings that were asked about. */
	readonly asked: number;
}

/** Checks it. @param now - UTC milliseconds. Problems: those of the facts and documents, `catalog/unsafe-spelling`. */
export function checkEdition({ data, documents }: Bundle, now: number): Result<SoundEdition, readonly Problem[]> {
	const built = buildCatalogue(data);
	if (!built.ok) return built;
	const problems: Problem[] = [...selfTest(data)];
	const advisories: Advisory[] = [];
	const places = new Map<string, string>();
	for (const [name, bytes] of documents) {
		const read = readAny(bytes, name);
		if (!read.ok) {
			problems.push(read.error);
			continue;
		}
		const fault = validateBytes(bytes, { profile: "basic", now: Math.floor(now / 1000) }).findings.find(({ level }) => level === "error");
		if (fault !== undefined) problems.push(invalid(`${fault.rule}: ${fault.message}`, `${name}:${fault.line}`));
		for (const advisory of read.value) {
			const other = places.get(advisory.id);
			if (other !== undefined) problems.push(invalid(`its tracking id ${advisory.id} is that of ${other}`, name));
			places.set(advisory.id, name);
			advisories.push(advisory);
		}
	}
	if (problems.length > 0) return err(problems);
	const { asked, safe } = askSpellings(createMatcher(compileLibrary(advisories, built.value), built.value));
	return safe.length > 0 ? err(safe.map(unsafe)) : ok({ catalogue: built.value, advisories, asked });
}

const TELL = "Tell whoever publishes the bundle; nothing was changed.";

function invalid(message: string, at: string): Problem {
	return { code: "catalog/bad-document", message: `a document of the bundle is not valid: ${message}`, at, todo: TELL };
}

function unsafe(line: string): Problem {
	const message = `a device that a document lists as affected would be told safe where it is spelt otherwise: ${line}`;
	return { code: "catalog/unsafe-spelling", message, at: "", todo: TELL };
}
