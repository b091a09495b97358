/** Reads what a call brings. It was written by a stranger's program: bounded in size and depth, and checked field by field. */
import type { Context } from "hono";
import type { z } from "zod";
import { type Problem, visible } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { Env } from "../guard.ts";

/** Deepest nesting of a body. */
const MOST_DEPTH = 32;

/** The fields of the query; each at most once, and none that is not known: a misspelt filter would else give everything. */
export function readQuery(c: Context<Env>, shape: z.ZodType | undefined): Result<unknown, Problem> {
	const given = c.req.queries();
	if (shape === undefined) return Object.keys(given).length === 0 ? ok(undefined) : err(unknownField(Object.keys(given)[0] ?? ""));
	const twice = Object.entries(given).find(([, values]) => values.length > 1);
	if (twice !== undefined) return err({ ...unknownField(twice[0]), message: "the field is given twice" });
	const read = shape.safeParse(Object.fromEntries(Object.entries(given).map(([name, [value]]) => [name, value])));
	return read.success ? ok(read.data) : err(toProblem(read.error, "?"));
}

/** The body as JSON. Problems: `http/not-json`, `http/bad-json`, `http/bad-call`. */
export async function readBody(c: Context<Env>, shape: z.ZodType | undefined): Promise<Result<unknown, Problem>> {
	if (shape === undefined) return ok(undefined);
	const type = c.req.header("content-type") ?? "";
	if (!/^application\/(?:[\w.+-]{1,100}\+)?json *(?:;|$)/i.test(type)) {
		return err({ code: "http/not-json", message: "the body is not sent as JSON", at: "content-type", todo: "Send application/json." });
	}
	const bytes = new Uint8Array(await c.req.arrayBuffer());
	const value = parse(bytes);
	if (!value.ok) return value;
	const read = shape.safeParse(value.value);
	return read.success ? ok(read.data) : err(toProblem(read.error, "#/"));
}

function parse(bytes: Uint8Array): Result<unknown, Problem> {
	let text: string;
	try {
		text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return err(badJson("the body is no UTF-8"));
	}
	if (isDeep(text)) return err(badJson(`the body is nested deeper than ${MOST_DEPTH} levels`));
	// Raw it is no JSON; written so it would reach databases that do not take it.
	if (/\\u0000/i.test(text)) return err(badJson("a text holds NUL"));
	try {
		return ok(JSON.parse(text));
	} catch (error) {
		return err(badJson(`the body is no JSON: ${visible(error instanceof Error ? error.message : String(error), 120)}`));
	}
}

function badJson(message: string): Problem {
	return { code: "http/bad-json", message, at: "body", todo: "See /api/openapi.json for what is taken." };
}

/** Counts brackets outside of texts, so that nothing deep is ever built. */
function isDeep(text: string): boolean {
	let depth = 0;
	let isText = false;
	for (let at = 0; at < text.length; at += 1) {
		const sign = text[at];
		if (isText) {
			if (sign === "\\") at += 1;
			else if (sign === '"') isText = false;
		} else if (sign === '"') isText = true;
		else if (sign === "{" || sign === "[") {
			depth += 1;
			if (depth > MOST_DEPTH) return true;
		} else if (sign === "}" || sign === "]") depth -= 1;
	}
	return false;
}

function unknownField(name: string): Problem {
	const todo = "See /api/openapi.json for the fields of this address.";
	return { code: "http/bad-call", message: "there is no such field here", at: `?${visible(name, 80)}`, todo };
}

function toProblem(error: z.ZodError, before: string): Problem {
	const [issue] = error.issues;
	const path = (issue?.path ?? []).map(String).join("/");
	const unknown = issue?.code === "unrecognized_keys" ? issue.keys.join(", ") : "";
	const message = unknown === "" ? (issue?.message ?? "it does not fit") : `there is no such field here: ${visible(unknown, 120)}`;
	const todo = "See /api/openapi.json for what is taken.";
	return { code: "http/bad-call", message: message.replace(/\.$/, ""), at: `${before}${path === "" ? visible(unknown, 80) : path}`, todo };
}
