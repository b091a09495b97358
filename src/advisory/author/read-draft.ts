/** Reads a draft from JSON: an author's file, a browser's form, what the store kept. Nothing is trusted; what has no place is told. */
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { asObject, type JsonObject, step } from "../csaf/json.ts";
import { type Draft, type DraftHole, type DraftProduct, type DraftStatement, emptyDraft, REMEDIES, STATUSES, TLP_LABELS } from "./draft.ts";

const MOST_TEXT = 100_000;
const MOST_ENTRIES = 5_000;
const CONFIDENCES = ["high", "medium", "low"] as const;

/** Takes the members that a draft has; of what is missing the empty draft's stand in. Fails with `author/bad-draft` on the first that is of another kind. */
export function readDraft(value: unknown, place: string): Result<Draft, Problem> {
	const root = asObject(value);
	if (root === undefined) return err(wrong("a draft is a JSON object", place, ""));
	const reader = new Reader(place);
	const draft = reader.draft(root);
	return reader.problem === undefined ? ok(draft) : err(reader.problem);
}

function wrong(message: string, place: string, pointer: string): Problem {
	return {
		code: "author/bad-draft",
		message,
		at: pointer === "" ? place : `${place}#${pointer}`,
		todo: "Write it as docs/author.md shows.",
	};
}

class Reader {
	problem: Problem | undefined;
	readonly #place: string;

	constructor(place: string) {
		this.#place = place;
	}

	draft(root: JsonObject): Draft {
		const empty = emptyDraft("");
		const known = new Set(Object.keys(empty));
		for (const key of Object.keys(root)) if (!known.has(key)) this.#fail(`a draft has no "${key.slice(0, 60)}"`, step("", key));
		const publisher = this.#object(root, "publisher", "") ?? {};
		return {
			trackingId: this.#text(root, "trackingId", ""),
			title: this.#text(root, "title", ""),
			language: this.#text(root, "language", "") || empty.language,
			publisher: {
				name: this.#text(publisher, "name", "/publisher"),
				namespace: this.#text(publisher, "namespace", "/publisher"),
				category: this.#text(publisher, "category", "/publisher") || empty.publisher.category,
			},
			tlp: this.#choice(root, "tlp", "", TLP_LABELS, empty.tlp),
			embargoUntil: this.#text(root, "embargoUntil", ""),
			summary: this.#text(root, "summary", ""),
			products: this.#list(root, "products", "", (one, at) => this.#product(one, at)),
			holes: this.#list(root, "holes", "", (one, at) => this.#hole(one, at)),
			notes: this.#list(root, "notes", "", (one, at) => ({ title: this.#text(one, "title", at), text: this.#text(one, "text", at) })),
			references: this.#list(root, "references", "", (one, at) => ({
				summary: this.#text(one, "summary", at),
				url: this.#text(one, "url", at),
			})),
			acknowledgements: this.#list(root, "acknowledgements", "", (one, at) => ({
				names: this.#texts(one, "names", at),
				organization: this.#text(one, "organization", at),
				summary: this.#text(one, "summary", at),
			})),
			releases: this.#list(root, "releases", "", (one, at) => ({
				date: this.#text(one, "date", at),
				summary: this.#text(one, "summary", at),
			})),
			change: this.#text(root, "change", ""),
			marks: this.#list(root, "marks", "", (one, at) => ({
				field: this.#text(one, "field", at),
				confidence: this.#choice(one, "confidence", at, CONFIDENCES, "low"),
				found: this.#text(one, "found", at),
			})),
		};
	}

	#product(one: JsonObject, at: string): DraftProduct {
		return {
			key: this.#text(one, "key", at),
			vendor: this.#text(one, "vendor", at),
			name: this.#text(one, "name", at),
			models: this.#texts(one, "models", at),
			scheme: this.#text(one, "scheme", at) || "generic",
		};
	}

	#hole(one: JsonObject, at: string): DraftHole {
		const text = (key: string) => this.#text(one, key, at);
		return {
			cve: text("cve"),
			title: text("title"),
			description: text("description"),
			cwe: text("cwe"),
			cvss3: text("cvss3"),
			cvss4: text("cvss4"),
			impact: text("impact"),
			exploited: text("exploited"),
			statements: this.#list(one, "statements", at, (statement, place) => this.#statement(statement, place)),
		};
	}

	#statement(one: JsonObject, at: string): DraftStatement {
		const included = one["toIncluded"];
		if (included !== undefined && typeof included !== "boolean") this.#fail("toIncluded is true or false", step(at, "toIncluded"));
		return {
			product: this.#text(one, "product", at),
			status: this.#choice(one, "status", at, STATUSES, "known_affected"),
			from: this.#text(one, "from", at),
			to: this.#text(one, "to", at),
			toIncluded: included === true,
			fix: this.#text(one, "fix", at),
			remedy: this.#choice(one, "remedy", at, REMEDIES, "vendor_fix"),
			details: this.#text(one, "details", at),
			url: this.#text(one, "url", at),
		};
	}

	#text(object: JsonObject, key: string, at: string): string {
		const value = object[key];
		if (value === undefined) return "";
		if (typeof value === "string" && value.length <= MOST_TEXT) return value.toWellFormed().replaceAll("\u0000", " ");
		this.#fail(`${key} is a text of at most ${MOST_TEXT} characters`, step(at, key));
		return "";
	}

	#choice<T extends string>(object: JsonObject, key: string, at: string, choices: readonly T[], otherwise: T): T {
		const value = object[key];
		if (value === undefined || value === "") return otherwise;
		const found = choices.find((one) => one === value);
		if (found === undefined) this.#fail(`${key} is one of ${choices.join(", ")}`, step(at, key));
		return found ?? otherwise;
	}

	#object(object: JsonObject, key: string, at: string): JsonObject | undefined {
		const value = object[key];
		const found = asObject(value);
		if (value !== undefined && found === undefined) this.#fail(`${key} is an object`, step(at, key));
		return found;
	}

	#texts(object: JsonObject, key: string, at: string): readonly string[] {
		const value = object[key] ?? [];
		if (Array.isArray(value) && value.length <= MOST_ENTRIES && value.every((one) => typeof one === "string" && one.length <= MOST_TEXT))
			return value.map((one: string) => one.toWellFormed().replaceAll("\u0000", " "));
		this.#fail(`${key} is a list of texts`, step(at, key));
		return [];
	}

	#list<T>(object: JsonObject, key: string, at: string, read: (one: JsonObject, at: string) => T): readonly T[] {
		const value = object[key] ?? [];
		const place = step(at, key);
		if (!Array.isArray(value) || value.length > MOST_ENTRIES) {
			this.#fail(`${key} is a list of at most ${MOST_ENTRIES} entries`, place);
			return [];
		}
		return value.flatMap((entry: unknown, index) => {
			const one = asObject(entry);
			if (one !== undefined) return [read(one, step(place, index))];
			this.#fail(`an entry of ${key} is an object`, step(place, index));
			return [];
		});
	}

	#fail(message: string, pointer: string): void {
		this.problem ??= wrong(message, this.#place, pointer);
	}
}
