/** The forms of a command that shows a table to people and JSON to programs. */
import { visible } from "../core/problem.ts";
import { CallError } from "./ports.ts";

/** Ends the command where a form is neither `table` nor `json`. */
export function checkTableOrJson(format: string): void {
	if (format === "table" || format === "json") return;
	const todo = "Use one of table, json.";
	throw new CallError({ code: "cli/unknown-format", message: `there is no form "${visible(format, 60)}"`, at: "--format", todo });
}
