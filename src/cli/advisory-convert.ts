/** `seawall advisory convert`: a document of CSAF 2.0 in 2.1, or the other way round, and what became of each member. */
import { convert } from "../advisory/convert/convert.ts";
import { parseJson } from "../advisory/csaf/parse-json.ts";
import { startRepairLog } from "../advisory/csaf/repair-log.ts";
import { validateText } from "../advisory/csaf/validate/validate.ts";
import { visible } from "../core/problem.ts";
import { orFail, type Ports } from "./ports.ts";

/** Options as commander gives them. */
export interface ConvertCall {
	readonly to?: "2.0" | "2.1";
	readonly report?: string;
	readonly failOnLoss: boolean;
	readonly quiet: boolean;
}

/** Converts one file; exit code 1 where something was lost and that is asked about. */
export async function convertDocument(file: string, call: ConvertCall, ports: Ports): Promise<number> {
	const value = orFail(parseJson((await ports.readWhole(file)).replace(/^\ufeff/, ""), file, startRepairLog()));
	const { from, to, json, entries, lossless } = orFail(convert(value, call.to, file));
	await ports.out(json);
	const { valid, findings } = validateText(json, { profile: "basic", now: Math.floor(ports.now() / 1000) });
	const errors = findings.filter(({ level }) => level === "error").map(({ rule, pointer, message }) => ({ rule, pointer, message }));
	const lost = entries.filter(({ what }) => what === "lost");
	if (call.report !== undefined)
		orFail(
			await ports.writeFile(
				call.report,
				`${JSON.stringify({ schema: "seawall/conversion/1", file, from, to, lossless, valid, errors, entries }, undefined, 2)}\n`,
			),
		);
	if (!call.quiet) {
		for (const { pointer, why } of lost.slice(0, 50)) ports.say(`lost: ${visible(pointer, 200)}: ${why}`);
		if (lost.length > 50) ports.say(`\u2026 and ${lost.length - 50} more: see --report`);
		for (const { rule, pointer, message } of errors.slice(0, 20))
			ports.say(`warning: CSAF ${to} asks for more: ${rule}: ${visible(message, 200)} (${visible(pointer, 120)})`);
		ports.say(
			`note: CSAF ${from} to ${to}: ${lossless ? "nothing was lost" : `${lost.length} of ${entries.length} changes lost something`}`,
		);
	}
	return call.failOnLoss && !lossless ? 1 : 0;
}
