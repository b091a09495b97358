/** A document of one edition of CSAF in the other, with a report of all that is said in another way or could not be said. */

import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { CsafVersion } from "../csaf/schema/csaf-schema.ts";
import { toStableJson } from "../facts/stable-json.ts";
import { type Conversion, Ledger, objectOf } from "./ledger.ts";
import { rewriteTo20 } from "./to-2-0.ts";
import { rewriteTo21 } from "./to-2-1.ts";

/** The converted document. */
export interface Converted {
	readonly from: CsafVersion;
	readonly to: CsafVersion;
	/** Stable JSON. */
	readonly json: string;
	readonly entries: readonly Conversion[];
	/** Nothing was lost: converted back it says the same. */
	readonly lossless: boolean;
}

/** Converts a parsed document, which a stranger wrote; the value itself stays as it was. */
export function convert(value: unknown, to: CsafVersion | undefined, place: string): Result<Converted, Problem> {
	const root = objectOf(structuredClone(value));
	const stated = objectOf(root?.["document"])?.["csaf_version"];
	if (root === undefined || (stated !== "2.0" && stated !== "2.1"))
		return err({ code: "convert/no-csaf", message: "the file is no document of CSAF 2.0 or 2.1", at: place, todo: "Name a CSAF file." });
	const target = to ?? (stated === "2.0" ? "2.1" : "2.0");
	if (target === stated)
		return err({
			code: "convert/same-edition",
			message: `the document is of CSAF ${stated} already`,
			at: place,
			todo: "Give the other edition with --to.",
		});
	const ledger = new Ledger();
	if (target === "2.1") rewriteTo21(root, ledger);
	else rewriteTo20(root, ledger);
	const entries = ledger.entries;
	return ok({ from: stated, to: target, json: toStableJson(root), entries, lossless: entries.every(({ what }) => what !== "lost") });
}
