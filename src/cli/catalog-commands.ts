/** The commands about the catalogue: editions of it, and lists that others publish. Their code is loaded when they run. */
import type { Command } from "commander";
import type { BundleCall } from "./catalog-update.ts";
import { command, list } from "./command.ts";
import type { Ports } from "./ports.ts";

/** Adds `catalog update`, `status`, `rollback` and `build`. */
export function addCatalog(program: Command, ports: Ports, finish: (code: number) => void): void {
	const data = () => program.opts<{ data: string }>().data;
	const catalog = program
		.command("catalog")
		.description("What Seawall knows of makers, models and holes: newer editions of it, and lists on attacks that others publish.")
		.exitOverride();
	command(
		catalog,
		"update",
		"Take a newer edition of the catalogue from a signed bundle, or published lists: CISA's list of exploited holes (JSON), FIRST's EPSS scores (CSV, packed with gzip or not).",
		"seawall catalog update catalogue.json --key publisher.asc --dry-run",
	)
		.argument(
			"<source...>",
			"files, a folder with a bundle, or an https address; known by what they hold. Nothing is fetched but what is named here",
		)
		.option("--key <file>", "public key of who publishes the bundle; the one that signed it is trusted from then on")
		.option("--signature <file>", "the bundle's signature, where it does not lie beside it as FILE.asc")
		.option("--dry-run", "show what would change for your devices, and change nothing", false)
		.option("--inventory <file>", "show it for these devices instead of those that --data holds; may be given again", list, [])
		.option("--allow-older", "take an edition that is older than the one in force, or differs from it under the same version", false)
		.option("--ca <file>", "a certificate authority to trust beside the usual ones, PEM; may be given again", list, [])
		.option(
			"--resolve <host=address>",
			"use this address for a host instead of asking DNS, with :port where it differs; may be given again",
			list,
			[],
		)
		.option("--allow-private", "also ask hosts of private networks that the server leads to", false)
		.option("--format <form>", "table or json", "table")
		.action(async (sources: string[], options: Omit<BundleCall, "data">) =>
			finish(await (await import("./catalog.ts")).updateCatalogue(sources, { ...options, data: data() }, ports)),
		);
	command(
		catalog,
		"status",
		"Which edition is in force and how old it is, and the lists that were taken.",
		"seawall catalog status --format json",
	)
		.option("--format <form>", "table or json", "table")
		.action(async (options: { format: string }) =>
			finish(await (await import("./catalog-status.ts")).catalogueStatus(options, data(), ports)),
		);
	command(catalog, "rollback", "Go back to the edition before, at last to the one that ships.", "seawall catalog rollback")
		.option("--format <form>", "table or json", "table")
		.action(async (options: { format: string }) => finish(await (await import("./catalog-status.ts")).rollBack(options, data(), ports)));
	command(
		catalog,
		"build",
		"Make a signed bundle of the catalogue in force, or of a folder: FILE, FILE.asc with its signature and FILE.key with the public key.",
		"seawall catalog build --to catalogue.json --key private.asc",
	)
		.requiredOption("--to <file>", "the bundle")
		.option("--from <dir>", "a folder that is laid out as data/catalog")
		.option("--key <file>", "private key to sign with, its passphrase in SEAWALL_KEY_PASSPHRASE; without it --data keeps one for this")
		.option("--format <form>", "table or json", "table")
		.action(async (options: { to: string; from?: string; key?: string; format: string }) =>
			finish(await (await import("./catalog-build.ts")).buildBundle({ ...options, data: data() }, ports)),
		);
}
