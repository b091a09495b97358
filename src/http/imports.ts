/** Reading a filled CSV back in. The file and its name were written by whoever holds the form; the size is bounded before it is read. */
import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { type Problem, visible } from "../core/problem.ts";
import { FAILURES, fail, wantsJson } from "./failure.tsx";
import { type Env, hasBearer, isSameOrigin } from "./guard.ts";
import type { Notice } from "./page/options.ts";
import { derive, sameSecret } from "./secrets.ts";

const MOST_BYTES = 64 * 1024 * 1024;
const MOST_NOTICES = 20;

/** What an import changed. */
export interface Imported {
	/** Devices of which something is known now that was not known before. */
	readonly changed: number;
	readonly warnings: readonly string[];
}

/** Takes the bytes of one file; gives what changed, or why it was not taken. */
export type ImportFile = (bytes: Uint8Array, fileName: string) => Promise<Imported | Problem>;

/** Results of uploads, each shown after its redirect; the last few only. */
export class Notices {
	readonly #kept = new Map<string, Notice>();

	/** Keeps a notice; gives the id under which the page asks for it. */
	keep(notice: Notice): string {
		const id = crypto.randomUUID();
		this.#kept.set(id, notice);
		for (const old of [...this.#kept.keys()].slice(0, -MOST_NOTICES)) this.#kept.delete(old);
		return id;
	}

	find(id: string | undefined): Notice | undefined {
		return id === undefined ? undefined : this.#kept.get(id);
	}
}

/** Refuses a larger body while it arrives. */
export const uploadLimit: MiddlewareHandler<Env> = bodyLimit({ maxSize: MOST_BYTES, onError: (c) => fail(c, FAILURES.tooLarge) });

/** `POST /import`: for a page a redirect with the result, for a program the result itself. */
export function importHandler(onImport: ImportFile, token: string, notices: Notices) {
	const word = derive(token, "form");
	return async (c: Context<Env>): Promise<Response> => {
		const program = hasBearer(c, token);
		if (!program && !isSameOrigin(c)) return fail(c, FAILURES.crossOrigin);
		const form = await c.req.formData().catch(() => undefined);
		if (form === undefined) return fail(c, FAILURES.badForm);
		const given = form.get("token");
		if (!program && !sameSecret(typeof given === "string" ? given : undefined, word)) return fail(c, FAILURES.crossOrigin);
		const file = form.get("file");
		if (!(file instanceof File)) return fail(c, FAILURES.badForm);
		const name = baseName(file.name);
		const result = isNoFile(file) ? NO_FILE : await onImport(new Uint8Array(await file.arrayBuffer()), name);
		if (wantsJson(c)) return asJson(c, result);
		return c.redirect(`/?done=${notices.keep(toNotice(result, name))}`, 303);
	};
}

/** What a browser sends when nothing was chosen. An empty file has a name, and is told to be empty by whoever reads it. */
function isNoFile(file: File): boolean {
	return file.size === 0 && file.name === "";
}

const NO_FILE: Problem = {
	code: "http/no-file",
	message: "no file was chosen",
	at: "",
	todo: "Choose the filled CSV, then send it.",
};

/** The last part of a path, fit to be shown; it is a name to show, never one to open. */
function baseName(name: string): string {
	return visible(name.split(/[/\\]/).at(-1) ?? "", 120);
}

function asJson(c: Context<Env>, result: Imported | Problem): Response {
	if (!("code" in result)) return c.json(result);
	return fail(c, { status: 422, title: "The file was not taken", problem: result });
}

function toNotice(result: Imported | Problem, name: string): Notice {
	if ("code" in result) {
		const place = result.at === "" || result.at === name ? "" : ` (${result.at})`;
		const what = name === "" ? "Nothing was taken" : `${name} was not taken`;
		return { good: false, text: `${what}: ${result.message}${place}. ${result.todo}`, warnings: [] };
	}
	const { changed, warnings } = result;
	if (changed === 0)
		return {
			good: false,
			text: `${name} was read, and it changed nothing: it says nothing of these devices that was not known before.`,
			warnings,
		};
	const devices = changed === 1 ? "1 device is" : `${changed} devices are`;
	return { good: true, text: `${name} was read: ${devices} better known now, and the answer below counts it.`, warnings };
}
