/** Prose of a document: notes and details, with mojibake undone and nothing else touched. */
import { repairMojibake } from "../../core/text.ts";
import type { Note } from "../document.ts";
import { type JsonObject, member, step, text } from "./json.ts";
import type { RepairLog } from "./repair-log.ts";

/** Reads a list of notes (CSAF 2.0 section 3.1.5). */
export function readNotes(object: JsonObject | undefined, key: string, pointer: string, log: RepairLog): Note[] {
	return log.array(object, key, pointer).flatMap((value, i) => {
		const at = `${step(pointer, key)}/${i}`;
		const note = log.object(value, at);
		const body = log.string(member(note, "text"), step(at, "text"));
		if (body === undefined) return [];
		return [
			{
				category: text(note, "category") ?? "",
				title: text(note, "title") ?? "",
				text: readProse(body, step(at, "text"), log),
				pointer: step(at, "text"),
			},
		];
	});
}

/** A text with mojibake undone. */
export function readProse(body: string, pointer: string, log: RepairLog): string {
	const mended = repairMojibake(body);
	if (mended !== body) log.add("mojibake", pointer, body, mended);
	return mended;
}
