/** An event as somebody states it for the record: a file by hand, or a form. Facts about real firms need their source. */
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { webAddress } from "../../core/web-address.ts";
import { type EventNotice, parseEvent } from "./event.ts";
import { EVENT_KINDS, type EventFacts, type FactSource, SUBJECT_KINDS, type Subject } from "./record.ts";

/** What was stated: the event, and the notices that stand beside the file. */
export interface Statement {
	readonly event: EventFacts;
	readonly notices: readonly EventNotice[];
}

/** An id is part of an address. */
const ID = /^[a-z0-9][a-z0-9-]{0,59}$/;

/**
 * Reads it. The members are those of `parseEvent`, and `id`, `title`, `kind`, `reference`, `sources`; of a branch also `kind`, `vendor`
 * and `source`.
 *
 * @param vendorsOf - Ids of the firms of the catalogue that a text names: none of them may stand in what is made up.
 */
export function readStatement(text: string, file: string, vendorsOf: (name: string) => readonly string[]): Result<Statement, Problem> {
	const stated = parseEvent(text, file);
	if (!stated.ok) return stated;
	const json = JSON.parse(text) as Record<string, unknown>;
	const { disclosedAt, firstAttackAt, synthetic, branches, notices } = stated.value;
	const id = json["id"];
	if (typeof id !== "string" || !ID.test(id)) return bad("an id is missing or no word", `${file}#/id`, "Write it as 2030-autumn-wave.");
	const title = textOf(json["title"], 300);
	if (title === "") return bad("a title is missing", `${file}#/title`, "Say in a line what happened.");
	const kind = EVENT_KINDS.find((each) => each === (json["kind"] ?? "disclosure"));
	if (kind === undefined) return bad("no such kind of event", `${file}#/kind`, `Use one of ${EVENT_KINDS.join(", ")}.`);
	if (disclosedAt === null && firstAttackAt === null)
		return bad("no moment is stated", `${file}#/disclosedAt`, "Give disclosedAt or firstAttackAt: silence is counted from it.");
	const sources = sourcesOf(json["sources"]);
	if (sources === undefined)
		return bad("no list of sources", `${file}#/sources`, 'Give each as {"url": "https://…", "date": "2017-09-28"}.');
	if (!synthetic && sources.length === 0) return unsourced("the event", `${file}#/sources`);
	const raw = Array.isArray(json["branches"]) ? (json["branches"] as readonly Record<string, unknown>[]) : [];
	const subjects: Subject[] = [];
	for (const [at, branch] of branches.entries()) {
		const subject = subjectOf(branch, raw[at] ?? {}, `${file}#/branches/${at}`);
		if (!subject.ok) return subject;
		if (subjects.some((one) => one.id === branch.id)) return bad("two branches of one id", `${file}#/branches/${at}`, "Name each once.");
		const real = [branch.id, subject.value.vendor ?? ""].flatMap(vendorsOf);
		if (synthetic && (real.length > 0 || subject.value.vendor !== undefined))
			return err({
				code: "account/real-in-synthetic",
				message: `the event is made up, and ${branch.id} names a real firm`,
				at: `${file}#/branches/${at}`,
				todo: "Invent another name: nothing made up is said of real firms.",
			});
		if (!synthetic && subject.value.source === undefined)
			return unsourced(`what is said of ${branch.id}`, `${file}#/branches/${at}/source`);
		subjects.push(subject.value);
	}
	if (subjects.length === 0) return bad("no branch is named", `${file}#/branches`, "Name those whose customers had to be told.");
	const reference = textOf(json["reference"], 200);
	return ok({ event: { id, kind, title, reference, disclosedAt, firstAttackAt, sources, subjects, synthetic }, notices });
}

function subjectOf({ id, sells }: { readonly id: string; readonly sells: boolean }, raw: Record<string, unknown>, at: string) {
	const kind = SUBJECT_KINDS.find((each) => each === (raw["kind"] ?? "branch"));
	if (kind === undefined) return bad("no such kind of branch", `${at}/kind`, `Use one of ${SUBJECT_KINDS.join(", ")}.`);
	const source = raw["source"] === undefined ? undefined : sourceOf(raw["source"]);
	if (raw["source"] !== undefined && source === undefined)
		return bad("no source", `${at}/source`, 'Give it as {"url": "https://…", "date": "2017-09-28"}.');
	const vendor = typeof raw["vendor"] === "string" && ID.test(raw["vendor"]) ? raw["vendor"] : undefined;
	return ok({ id, kind, vendor, sells, source } satisfies Subject);
}

function sourcesOf(value: unknown): readonly FactSource[] | undefined {
	if (value === undefined) return [];
	if (!Array.isArray(value) || value.length > 100) return undefined;
	const sources = value.map(sourceOf).filter((source) => source !== undefined);
	return sources.length === value.length ? sources : undefined;
}

/** A source with the day on which it was read or published. */
export function sourceOf(value: unknown): FactSource | undefined {
	if (typeof value !== "object" || value === null || !("url" in value) || !("date" in value)) return undefined;
	const { url, date } = value;
	if (typeof url !== "string" || typeof date !== "string" || !isDay(date)) return undefined;
	const address = webAddress(url);
	return address === undefined ? undefined : { url: address, date };
}

/** `2017-09-28`, a day that there is. */
export function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const at = Date.parse(text);
	return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function textOf(value: unknown, most: number): string {
	return typeof value === "string" ? value.trim().slice(0, most) : "";
}

function bad(what: string, at: string, todo: string): Result<never, Problem> {
	return err({ code: "account/bad-event", message: `the event cannot be read: ${what}`, at, todo });
}

function unsourced(what: string, at: string): Result<never, Problem> {
	const todo = 'Give {"url": "https://…", "date": "2017-09-28"}, or say "synthetic": true of an event that is made up.';
	return err({ code: "account/no-source", message: `${what} has no source with its date`, at, todo });
}
