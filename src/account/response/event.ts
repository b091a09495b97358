/** An event as somebody states it: when a hole became known, when it was attacked, which branches there are and what each published. */
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";

/** Ways on which a notice goes out. */
export const CHANNELS = ["page", "csaf", "feed", "newsletter", "direct", "product", "oem"] as const;

/** One of them. */
export type Channel = (typeof CHANNELS)[number];

/** An office that sells the product in a region, a brand that relabels it, or the maker itself. */
export interface Branch {
	readonly id: string;
	/** Sells the product, so that its customers need the notice. */
	readonly sells: boolean;
}

/** A notice that a branch published. */
export interface EventNotice {
	/** The captured file, as the caller names it. */
	readonly file: string;
	readonly branch: string;
	/** UTC milliseconds. */
	readonly publishedAt: number;
	readonly channel: Channel;
	/** Only for those who sign in. */
	readonly gated: boolean;
}

/** What was stated. */
export interface StatedEvent {
	/** UTC milliseconds of the public disclosure; null where that is not known. */
	readonly disclosedAt: number | null;
	/** UTC milliseconds of the first attack that was seen; null where none was. */
	readonly firstAttackAt: number | null;
	readonly branches: readonly Branch[];
	readonly notices: readonly EventNotice[];
	/** Made up, which is said wherever it is shown. */
	readonly synthetic: boolean;
}

const MOST = 10_000;
/** Other words for the channels. */
const WORDS: Readonly<Record<string, Channel>> = {
	page: "page",
	web: "page",
	website: "page",
	"public-page": "page",
	"public page": "page",
	press: "page",
	"press-release": "page",
	csaf: "csaf",
	feed: "feed",
	rss: "feed",
	atom: "feed",
	newsletter: "newsletter",
	mail: "newsletter",
	email: "newsletter",
	direct: "direct",
	registered: "direct",
	product: "product",
	"in-product": "product",
	app: "product",
	oem: "oem",
	partner: "oem",
	partners: "oem",
};

/** Reads an event; text of a file that somebody wrote by hand. The first thing wrong is named with its place. */
export function parseEvent(text: string, file: string): Result<StatedEvent, Problem> {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		return wrong("no JSON", file, "Write the event as one JSON object.");
	}
	if (!isRecord(json)) return wrong("no object", file, "Write the event as one JSON object.");
	const disclosedAt = instant(json["disclosedAt"]);
	const firstAttackAt = instant(json["firstAttackAt"]);
	if (disclosedAt === undefined) return wrong("no date", `${file}#/disclosedAt`, "Give a date such as 2017-09-28, or null.");
	if (firstAttackAt === undefined) return wrong("no date", `${file}#/firstAttackAt`, "Give a date such as 2017-09-28, or null.");
	const [branches, notices] = [json["branches"] ?? [], json["notices"] ?? []];
	if (!Array.isArray(branches) || branches.length > MOST)
		return wrong("no list of branches", `${file}#/branches`, `Give a list of at most ${MOST}.`);
	if (!Array.isArray(notices) || notices.length > MOST)
		return wrong("no list of notices", `${file}#/notices`, `Give a list of at most ${MOST}.`);
	const readBranches: Branch[] = [];
	for (const [at, one] of branches.entries()) {
		if (!isRecord(one) || typeof one["id"] !== "string" || one["id"] === "")
			return wrong("a branch without an id", `${file}#/branches/${at}`, "Give each branch an id and say whether it sells.");
		readBranches.push({ id: one["id"].slice(0, 200), sells: one["sells"] !== false });
	}
	const readNotices: EventNotice[] = [];
	for (const [at, one] of notices.entries()) {
		const notice = noticeOf(one);
		if (notice === undefined)
			return wrong("no notice", `${file}#/notices/${at}`, `Give file, branch, publishedAt and channel (${CHANNELS.join(", ")}).`);
		readNotices.push(notice);
	}
	return ok({ disclosedAt, firstAttackAt, branches: readBranches, notices: readNotices, synthetic: json["synthetic"] === true });
}

function noticeOf(value: unknown): EventNotice | undefined {
	if (!isRecord(value)) return undefined;
	const { file, branch, publishedAt, channel, gated } = value;
	const at = instant(publishedAt);
	const known = typeof channel === "string" ? WORDS[channel.toLowerCase()] : undefined;
	if (typeof file !== "string" || typeof branch !== "string" || at === undefined || at === null || known === undefined) return undefined;
	return { file, branch, publishedAt: at, channel: known, gated: gated === true };
}

/** UTC milliseconds; null for nothing stated; `undefined` for no date. A day without a time is its beginning in UTC. */
function instant(value: unknown): number | null | undefined {
	if (value === undefined || value === null) return null;
	if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}(?:T[\d:.]{4,12}(?:Z|[+-]\d{2}:?\d{2})?)?$/.test(value)) return undefined;
	const time = value.slice(10);
	const at = Date.parse(time !== "" && !/(?:Z|[+-]\d{2}:?\d{2})$/.test(time) ? `${value}Z` : value);
	return Number.isNaN(at) ? undefined : at;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function wrong(what: string, at: string, todo: string): Result<never, Problem> {
	return err({ code: "account/bad-event", message: `the event cannot be read: ${what}`, at, todo });
}
