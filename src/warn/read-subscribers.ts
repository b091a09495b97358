/** Subscribers as somebody's list has them: a row each, and what is wrong with the rows that are none. */
import { toLatinLookAlikes } from "../core/look-alike.ts";
import { isLevel, LEVELS } from "./level.ts";
import { DIGESTS, isDigest, isStream, type NewSubscriber, STREAMS } from "./subscriber.ts";

/** Columns that are read; `email` must be there. */
export const SUBSCRIBER_COLUMNS = ["email", "name", "language", "streams", "scope", "floor", "makers", "digest"] as const;

/** Where each column stands in a row. */
export type SubscriberColumns = ReadonlyMap<(typeof SUBSCRIBER_COLUMNS)[number], number>;

/** What a row gives. */
export type SubscriberRow = { readonly subscriber: Omit<NewSubscriber, "state" | "consent"> } | { readonly refused: string };

/** Checks an address and gives it as mail goes to it; `undefined`: it is none. */
export type CheckAddress = (text: string) => { readonly text: string; readonly domain: string } | undefined;

/** Characters of a row. */
const LONGEST_ROW = 4096;

/** Cells of a row of CSV (RFC 4180), cut by comma or semicolon, whichever the head has; `undefined`: a quote is not closed. */
export function csvCells(line: string, separator: "," | ";"): readonly string[] | undefined {
	const cells: string[] = [];
	let cell = "";
	let isQuoted = false;
	for (let at = 0; at < line.length; at += 1) {
		const sign = line[at] ?? "";
		if (isQuoted) {
			if (sign !== '"') cell += sign;
			else if (line[at + 1] === '"') {
				cell += '"';
				at += 1;
			} else isQuoted = false;
		} else if (sign === '"' && cell === "") isQuoted = true;
		else if (sign === separator) {
			cells.push(cell);
			cell = "";
		} else cell += sign;
	}
	return isQuoted ? undefined : [...cells, cell];
}

/** Reads the head; `undefined`: it has no column `email`. */
export function subscriberHead(line: string): { readonly columns: SubscriberColumns; readonly separator: "," | ";" } | undefined {
	const clean = line.replace(/^\ufeff/, "");
	const separator = clean.includes(";") && !clean.includes(",") ? ";" : ",";
	const cells = (csvCells(clean.slice(0, LONGEST_ROW), separator) ?? []).map((cell) => cell.trim().toLowerCase());
	const columns = new Map(SUBSCRIBER_COLUMNS.flatMap((name) => (cells.includes(name) ? [[name, cells.indexOf(name)] as const] : [])));
	return columns.has("email") ? { columns, separator } : undefined;
}

/** Reads a row. */
export function subscriberRow(
	line: string,
	{ columns, separator }: { readonly columns: SubscriberColumns; readonly separator: "," | ";" },
	check: CheckAddress,
): SubscriberRow {
	if (line.length > LONGEST_ROW) return { refused: `the row has more than ${LONGEST_ROW} characters` };
	const cells = csvCells(line, separator);
	if (cells === undefined) return { refused: "a quote is not closed" };
	const cell = (name: (typeof SUBSCRIBER_COLUMNS)[number]) => cells[columns.get(name) ?? -1]?.trim() ?? "";
	return subscriberOf(
		{
			email: cell("email"),
			name: cell("name"),
			language: cell("language"),
			streams: cell("streams"),
			scope: cell("scope"),
			floor: cell("floor"),
			makers: cell("makers"),
			digest: cell("digest"),
		},
		check,
	);
}

/** Reads what a row, a command or a form says. */
export function subscriberOf(given: Readonly<Record<(typeof SUBSCRIBER_COLUMNS)[number], string>>, check: CheckAddress): SubscriberRow {
	const address = check(given.email.normalize("NFC"));
	if (address === undefined)
		return { refused: given.email === "" ? "there is no address" : "the address is none that mail can be sent to" };
	if (isMixed(given.email)) return { refused: "the address mixes letters of several scripts that look alike" };
	const language = given.language.toLowerCase().slice(0, 2);
	if (language !== "" && language !== "en" && language !== "de")
		return { refused: `there are no warnings in the language "${given.language.slice(0, 20)}"` };
	const streams =
		given.streams === ""
			? ["warnings"]
			: given.streams
					.toLowerCase()
					.split(/[ ,;|]+/)
					.filter((word) => word !== "");
	const wrong = streams.find((word) => !isStream(word));
	if (wrong !== undefined) return { refused: `"${wrong.slice(0, 20)}" is none of ${STREAMS.join(", ")}` };
	if (!["", "all", "mine"].includes(given.scope)) return { refused: `"${given.scope.slice(0, 20)}" is neither all nor mine` };
	if (given.floor !== "" && !isLevel(given.floor)) return { refused: `"${given.floor.slice(0, 20)}" is none of ${LEVELS.join(", ")}` };
	const digest = given.digest.toLowerCase();
	if (digest !== "" && !isDigest(digest)) return { refused: `"${digest.slice(0, 20)}" is none of ${DIGESTS.join(", ")}` };
	return {
		subscriber: {
			email: address.text.toLowerCase(),
			name: given.name.slice(0, 200),
			language: language === "de" ? "de" : "en",
			streams: [...new Set(streams.filter(isStream))],
			scope: given.scope === "mine" ? "mine" : "all",
			floor: isLevel(given.floor) ? given.floor : "advice",
			makers: given.makers
				.toLowerCase()
				.split(/[ ,;|]+/)
				.filter((maker) => /^[a-z0-9-]{1,40}$/.test(maker))
				.slice(0, 50),
			digest: isDigest(digest) ? digest : "none",
		},
	};
}

/** Latin beside Greek or Cyrillic letters that are drawn like Latin ones: somebody else's address in disguise. */
function isMixed(text: string): boolean {
	return /[a-z]/i.test(text.replace(/\.[a-z]+$/i, "")) && /[\u0370-\u052f]/.test(text) && toLatinLookAlikes(text) !== text;
}
