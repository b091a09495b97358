/** How a caller's words about an inventory (`--as`, `--map`) become options of the reader. */
import type { Problem } from "../../core/problem.ts";
import { ok, type Result } from "../../core/result.ts";
import { FORMS } from "../../inventory/import/form.ts";
import { emptyBatch, type ReadBatch } from "../../inventory/import/item.ts";
import { parseMapSpec } from "../../inventory/import/map-spec.ts";
import { type ReadInventoryOptions, readInventory } from "./read-inventory.ts";

/** The words as given on the command line. */
export interface ReadWords {
	readonly as?: string | undefined;
	readonly map?: string | undefined;
}

/** Options of the reader; a form it does not know is left to the content. */
export function toReadOptions(words: ReadWords): Result<ReadInventoryOptions, Problem> {
	const map = words.map === undefined ? ok(undefined) : parseMapSpec(words.map);
	return map.ok ? ok({ as: FORMS.find((form) => form === words.as), map: map.value }) : map;
}

/** Reads files under those words; words that cannot be read are the one problem that comes back. */
export async function* readFiles(
	paths: readonly string[],
	{ sink, ...words }: ReadWords & Pick<ReadInventoryOptions, "sink">,
): AsyncGenerator<ReadBatch> {
	const options = toReadOptions(words);
	if (options.ok) yield* readInventory(paths, { ...options.value, sink });
	else yield { ...emptyBatch(), problems: [options.error] };
}
