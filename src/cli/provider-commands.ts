/** The commands about providers of advisories: ours to publish, others' to check and to follow. Their code is loaded when they run. */
import type { Command } from "commander";
import type { CheckCall } from "./check-provider.ts";
import { command, list } from "./command.ts";
import type { Ports } from "./ports.ts";

/** Adds `check-provider` to a parent: the program itself, and `advisory`. */
export function addCheckProvider(program: Command, parent: Command, ports: Ports, finish: (code: number) => void): void {
	command(
		parent,
		"check-provider",
		"Whether who publishes CSAF documents keeps the 25 requirements of the standard and the role they state. Exit code 1 when not.",
		"seawall check-provider ./csaf-tree --format json",
	)
		.argument("<target>", "a folder that a web server serves, a domain, or the address of a provider-metadata.json or aggregator.json")
		.option("--format <form>", "table or json", "table")
		.option("--ca <file>", "a certificate authority to trust beside the usual ones, PEM; may be given again", list, [])
		.option(
			"--resolve <host=address>",
			"use this address for a host instead of asking DNS, with :port where it differs; may be given again",
			list,
			[],
		)
		.option("--token <token>", "bearer token for protected documents; sent to them alone")
		.option("--allow-private", "also ask hosts of private networks that the documents name", false)
		.action(async (target: string, options: Omit<CheckCall, "quiet">) => {
			const { checkProviderCommand } = await import("./check-provider.ts");
			finish(await checkProviderCommand(target, { ...options, quiet: program.opts<{ quiet: boolean }>().quiet }, ports));
		});
}
