/** Makes a record of a capture from what somebody hands in: a command, a form, a mail, a page that was fetched. */
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { webAddress } from "../../core/web-address.ts";
import { readNotice } from "../../notice/read/read-notice.ts";
import { CHANNELS, type Channel } from "./event.ts";
import { mailDate } from "./mails.ts";
import type { NewCapture } from "./ports.ts";
import type { Capture, CaptureKind, KeptEvent } from "./record.ts";

/** Bytes of one capture. */
export const MOST_CAPTURE_BYTES = 64 * 1024 * 1024;

/** What is said of it by whoever hands it in; texts as they were typed, empty where nothing was. */
export interface CaptureWish {
	readonly branch: string;
	readonly channel: string;
	/** A day or an instant; empty: that of the mail, else the capture itself. */
	readonly published: string;
	readonly url: string;
	readonly capturedAt: number;
	readonly capturedBy: string;
	readonly loggedIn: boolean;
	readonly language: string;
	/** The record that it puts right, and why. */
	readonly corrects: Capture | undefined;
	readonly reason: string;
}

/** A record without who makes it; `isDated`: the moment of publication was stated or stands in the mail. */
export type TakenCapture = { readonly capture: Omit<NewCapture, "who" | "at">; readonly isDated: boolean };

/**
 * Makes it.
 *
 * @param bytes - `undefined` for a fact that is known from its source alone, or for a correction that leaves the bytes as they are.
 */
export function takeCapture(event: KeptEvent, wish: CaptureWish, bytes: Uint8Array | undefined): Result<TakenCapture, Problem> {
	const { corrects, reason } = wish;
	const branch = wish.branch === "" ? (corrects?.branch ?? "") : wish.branch;
	if (!event.subjects.some(({ id }) => id === branch)) {
		const todo = `Name one of ${event.subjects
			.slice(0, 12)
			.map(({ id }) => id)
			.join(", ")}.`;
		return err({ code: "account/unknown-branch", message: `the event has no branch "${branch}"`, at: event.id, todo });
	}
	if (corrects !== undefined && reason.trim() === "")
		return bad("nothing says why the record is put right", "reason", "Say in a sentence what was wrong.");
	if (bytes !== undefined && (bytes.byteLength === 0 || bytes.byteLength > MOST_CAPTURE_BYTES))
		return bad(`it has ${bytes.byteLength} bytes`, "file", `Give a file of 1 to ${MOST_CAPTURE_BYTES} bytes.`);
	const url = wish.url === "" ? (corrects?.url ?? "") : webAddress(wish.url);
	if (url === undefined) return bad("the address is none of the web", "url", "Give it with https://.");
	const kind = bytes === undefined ? (corrects?.kind ?? "fact") : kindOf(bytes);
	if (kind === "fact" && url === "") return bad("a fact has no address of its source", "url", "Say where it can be read.");
	const channel = channelOf(wish.channel, corrects, kind);
	if (channel === undefined) return bad(`there is no way "${wish.channel}"`, "channel", `Use one of ${CHANNELS.join(", ")}.`);
	const stated = wish.published === "" ? undefined : momentOf(wish.published);
	if (wish.published !== "" && stated === undefined) return bad(`"${wish.published}" is no date`, "published", "Write it as 2017-09-28.");
	const known = stated ?? corrects?.publishedAt ?? (bytes === undefined ? undefined : mailDate(bytes));
	if (kind === "fact" && known === undefined) return bad("a fact has no date", "published", "Say when it was published.");
	// What is made up has a time of its own.
	if (!event.synthetic && known !== undefined && known > wish.capturedAt + DAY)
		return bad("it would be published after it was captured", "published", "Mend the date.");
	return ok({
		isDated: known !== undefined,
		capture: {
			event: event.id,
			branch,
			kind,
			channel,
			publishedAt: known ?? wish.capturedAt,
			url,
			capturedAt: wish.capturedAt,
			capturedBy: wish.capturedBy.slice(0, 200),
			loggedIn: wish.loggedIn,
			language: wish.language.slice(0, 35),
			corrects: corrects?.id ?? "",
			reason: reason.trim().slice(0, 1000),
			bytes,
			sha256: bytes === undefined && corrects !== undefined && corrects.sha256 !== "" ? corrects.sha256 : undefined,
		},
	});
}

const DAY = 86_400_000;

/** Takes a record back: it stays readable, and counts for nothing. */
export function withdrawal(capture: Capture, reason: string, by: Pick<NewCapture, "who" | "at">): Result<NewCapture, Problem> {
	if (reason.trim() === "") return bad("nothing says why it is taken back", "reason", "Say in a sentence what was wrong.");
	const { id, sha256, size: _, recordedAt: __, ...facts } = capture;
	const text = reason.trim().slice(0, 1000);
	return ok({
		...facts,
		...by,
		kind: "withdrawn",
		corrects: id,
		reason: text,
		bytes: undefined,
		sha256: sha256 === "" ? undefined : sha256,
	});
}

/** The form of bytes, by how they begin. */
function kindOf(bytes: Uint8Array): CaptureKind {
	if (new TextDecoder("latin1").decode(bytes.subarray(0, 5)) === "%PDF-") return "pdf";
	return readNotice(bytes.subarray(0, 65_536), []).kind;
}

const CHANNEL_OF: Partial<Readonly<Record<CaptureKind, Channel>>> = { eml: "newsletter", feed: "feed" };

function channelOf(text: string, corrects: Capture | undefined, kind: CaptureKind): Channel | undefined {
	if (text === "") return corrects?.channel ?? CHANNEL_OF[kind] ?? "page";
	return CHANNELS.find((each) => each === text);
}

function momentOf(text: string): number | undefined {
	if (!/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})?)?$/.test(text)) return undefined;
	const at = Date.parse(/T/.test(text) && !/(?:Z|[+-]\d{2}:\d{2})$/.test(text) ? `${text}Z` : text);
	return Number.isNaN(at) ? undefined : at;
}

function bad(message: string, at: string, todo: string): Result<never, Problem> {
	return err({ code: "account/bad-capture", message: `the capture cannot be kept: ${message}`, at, todo });
}
