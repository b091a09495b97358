/** `seawall relabels`: what is known of who builds whose devices, with evidence, grade, dates, line and source. */
import { visible } from "../core/problem.ts";
import { relabelGraph } from "../match/relabel-graph.ts";
import { CallError, orFail, type Ports } from "./ports.ts";
import { renderRelabels } from "./table/relabels.ts";
import { checkTableOrJson } from "./table-or-json.ts";

/** Options as commander gives them. */
export interface RelabelsCall {
	readonly format: string;
	readonly all: boolean;
}

/** Prints the links of some vendors, or all of them; gives the exit code. */
export async function relabels(names: readonly string[], call: RelabelsCall, ports: Ports): Promise<number> {
	const catalogue = orFail(await ports.loadCatalogue());
	checkTableOrJson(call.format);
	const wanted = names.flatMap((name) => {
		const found = catalogue.findVendors(name).filter(({ id }) => catalogue.vendor(id) !== undefined);
		if (found.length > 0) return found.map(({ id }) => id);
		throw new CallError({
			code: "cli/unknown-vendor",
			message: `the catalogue knows no brand or maker "${visible(name, 100)}"`,
			at: "NAME",
			todo: "Check the spelling; without a name all are shown.",
		});
	});
	const graph = relabelGraph(catalogue, names.length === 0 ? undefined : wanted);
	if (call.format === "json") await ports.out(`${JSON.stringify(graph, undefined, 2)}\n`);
	else await ports.out(renderRelabels(graph, { width: ports.terminal.columns ?? 80, colour: ports.terminal.colour, all: call.all }));
	return 0;
}
