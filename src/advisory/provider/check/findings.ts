/** What a check tells, by requirement: the same thing about many files is one message with their number. */
import { visible } from "../../../core/problem.ts";
import { REQUIREMENTS, type RequirementResult } from "../requirements.ts";

/** How grave a message is: an error fails its requirement, a warning does not. */
export type MessageLevel = "info" | "warning" | "error";

/** One message. */
export interface RequirementMessage {
	readonly level: MessageLevel;
	readonly text: string;
	/** The first address that it is about; empty where it is about none. */
	readonly url: string;
	/** How many addresses it is about, where there are several, and the first of them. */
	readonly count?: number;
	readonly urls?: readonly string[];
}

/** The answer about one requirement. */
export interface RequirementReport {
	readonly num: number;
	readonly description: string;
	readonly result: RequirementResult;
	readonly messages: readonly RequirementMessage[];
}

/** Most addresses that one message lists. */
const MOST_URLS = 20;

/** Most messages of one requirement; the rest is counted in a last one. */
const MOST_MESSAGES = 50;

/** Longest message and address; both hold words of strangers. */
const MOST_TEXT = 500;

interface Told {
	readonly level: MessageLevel;
	readonly text: string;
	readonly urls: string[];
	count: number;
}

/** Collects messages. */
export class Findings {
	readonly #told = new Map<number, Map<string, Told>>();
	readonly #more = new Map<number, number>();
	readonly #untested = new Map<number, string>();

	/** Tells something of a requirement. */
	tell(num: number, level: MessageLevel, text: string, url = ""): void {
		const messages = this.#told.get(num) ?? new Map<string, Told>();
		this.#told.set(num, messages);
		const words = visible(text, MOST_TEXT);
		const held = messages.get(`${level} ${words}`);
		if (held === undefined && messages.size >= MOST_MESSAGES && level !== "error") {
			this.#more.set(num, (this.#more.get(num) ?? 0) + 1);
			return;
		}
		if (held === undefined) {
			messages.set(`${level} ${words}`, { level, text: words, urls: url === "" ? [] : [visible(url, MOST_TEXT)], count: 1 });
			return;
		}
		held.count++;
		if (held.urls.length < MOST_URLS && url !== "") held.urls.push(visible(url, MOST_TEXT));
	}

	error(num: number, text: string, url = ""): void {
		this.tell(num, "error", text, url);
	}

	warn(num: number, text: string, url = ""): void {
		this.tell(num, "warning", text, url);
	}

	info(num: number, text: string, url = ""): void {
		this.tell(num, "info", text, url);
	}

	/** States that a requirement does not apply, or could not be looked at; errors and warnings about it still count. */
	notApplicable(num: number, why: string): void {
		this.#untested.set(num, why);
	}

	/** Whether an error was told of a requirement. */
	fails(num: number): boolean {
		return [...(this.#told.get(num)?.values() ?? [])].some(({ level }) => level === "error");
	}

	/** The answers in the order of their numbers. */
	reports(): readonly RequirementReport[] {
		return REQUIREMENTS.map(([num, description]) => {
			const told = [...(this.#told.get(num)?.values() ?? [])];
			const untested = this.#untested.get(num);
			const worst = told.some(({ level }) => level === "error")
				? "fail"
				: told.some(({ level }) => level === "warning")
					? "warning"
					: undefined;
			const messages = told.map(messageOf);
			const more = this.#more.get(num);
			if (more !== undefined) messages.push({ level: "info", text: `and ${more} more messages`, url: "" });
			if (untested !== undefined) messages.push({ level: "info", text: untested, url: "" });
			return { num, description, result: worst ?? (untested === undefined ? "pass" : "not-applicable"), messages };
		});
	}
}

function messageOf({ level, text, urls, count }: Told): RequirementMessage {
	return { level, text, url: urls[0] ?? "", ...(count === 1 ? {} : { count, urls }) };
}
