/** The commands about providers of advisories: ours to publish, others' to check and to follow. Their code is loaded when they run. */
import { type Command, Option } from "commander";
import type { CheckCall } from "./check-provider.ts";
import { command, list } from "./command.ts";
import type { PollCall } from "./poll.ts";
import type { Ports } from "./ports.ts";
import type { PublishCall } from "./publish.ts";

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

/** Adds `publish`, `withdraw`, `sign`, `published` and `recipient` to `seawall advisory`. */
export function addPublishing(program: Command, advisory: Command, ports: Ports, finish: (code: number) => void): void {
	const data = () => program.opts<{ data: string }>().data;
	const code = () => import("./publish.ts");
	command(
		advisory,
		"publish",
		"Publish a document as a trusted provider does: hashes, signature, feeds and lists, all at once or not at all.",
		"seawall advisory publish advisory.json --to ./site --url https://example.com",
	)
		.argument("<id>", "a CSAF file, - for standard input, or the id of a document that is held")
		.option("--to <dir>", "the folder that a web server serves; it is replaced as a whole")
		.option("--protected <dir>", "the folder for TLP:AMBER and above, to be served with a password; beside --to when not given")
		.option("--serve", "publish where seawall serve serves it, under /csaf/ and /.well-known/", false)
		.option("--url <address>", "address of the site, https://example.com; that of the publisher's namespace when not given")
		.option("--contact <address>", "for security.txt: mailto: or https:")
		.addOption(
			new Option("--role <role>", "as the metadata states it").choices(["csaf_publisher", "csaf_provider", "csaf_trusted_provider"]),
		)
		.option("--origin <text>", "where it came from, where several publishers use the id")
		.option("--format <form>", "table or json", "table")
		.action(async (id: string, options: Omit<PublishCall, "data">) =>
			finish(await (await code()).publishDocument(id, { ...options, data: data() }, ports)),
		);
	command(
		advisory,
		"withdraw",
		"Take a published document back: a revision that says so stays in its place.",
		"seawall advisory withdraw EX-2026-0001 --reason 'wrong maker'",
	)
		.argument("<id>", "the tracking id")
		.option("--reason <text>", "why, for everybody to read", "The publisher has taken this document back.")
		.option("--format <form>", "table or json", "table")
		.action(async (id: string, options: { reason: string; format: string }) =>
			finish(await (await code()).withdrawDocument(id, { ...options, data: data() }, ports)),
		);
	command(advisory, "sign", "Sign published documents anew, all or those named; or change the key.", "seawall advisory sign --new-key")
		.argument("[id...]", "tracking ids; all without one")
		.option("--new-key", "make a new key and sign everything with it; the old one stays stated beside it", false)
		.option("--retire <fingerprint>", "state an earlier key no more")
		.action(async (ids: string[], options: { newKey: boolean; retire?: string }) =>
			finish(await (await code()).signDocuments(ids, { ...options, data: data() }, ports)),
		);
	command(advisory, "published", "What is published.", "seawall advisory published --format json")
		.option("--format <form>", "table or json", "table")
		.action(async (options: { format: string }) => finish(await (await code()).listPublished({ ...options, data: data() }, ports)));
	command(
		advisory,
		"recipient",
		"Who may read protected documents, each with a token of their own.",
		"seawall advisory recipient add 'Harbour CERT' --label AMBER",
	)
		.argument("<what>", "add, list or remove")
		.argument("[name]", "who")
		.addOption(new Option("--label <label>", "the highest that they may read").choices(["AMBER", "AMBER+STRICT", "RED"]).default("AMBER"))
		.action(async (what: string, name: string | undefined, options: { label: "AMBER" | "AMBER+STRICT" | "RED" }) =>
			finish(await (await code()).changeRecipients(what, name, { ...options, data: data() }, ports)),
		);
}

/** Adds `source` and `poll` to `seawall advisory`. */
export function addFollowing(program: Command, advisory: Command, ports: Ports, finish: (code: number) => void): void {
	command(
		advisory,
		"source",
		"Which other providers are followed: domains, metadata, feeds, folders on the web, on GitHub or on this machine.",
		"seawall advisory source add https://github.com/cisagov/CSAF/tree/develop/csaf_files/OT/white",
	)
		.argument("<what>", "add, list, pause, resume or remove")
		.argument("[source]", "its address, domain or folder")
		.option("--format <form>", "table or json", "table")
		.action(async (what: string, source: string | undefined, options: { format: string }) => {
			const { data } = program.opts<{ data: string }>();
			finish(await (await import("./poll.ts")).changeSources(what, source, { ...options, data }, ports));
		});
	command(
		advisory,
		"poll",
		"Fetch what is new from the sources: hash and signature are verified before a document is read. Exit code 1 when something was refused.",
		"seawall advisory poll example.com --format json",
	)
		.argument("[source...]", "these, due or not; all that are due without one. One that is not followed yet is from then on")
		.option("--format <form>", "table or json", "table")
		.option("--ca <file>", "a certificate authority to trust beside the usual ones, PEM; may be given again", list, [])
		.option(
			"--resolve <host=address>",
			"use this address for a host instead of asking DNS, with :port where it differs; may be given again",
			list,
			[],
		)
		.option("--token <token>", "bearer token for protected documents; sent to the named server alone")
		.option("--allow-private", "also ask hosts of private networks that the lists name", false)
		.action(async (sources: string[], options: Omit<PollCall, "data" | "quiet">) => {
			const { data, quiet } = program.opts<{ data: string; quiet: boolean }>();
			finish(await (await import("./poll.ts")).poll(sources, { ...options, data, quiet }, ports));
		});
}
