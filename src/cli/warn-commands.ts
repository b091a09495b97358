/** Commands about warnings and those who are told. */
import type { Command } from "commander";
import { command, list } from "./command.ts";
import type { Ports } from "./ports.ts";
import type { AddCall, ImportCall } from "./subscribers.ts";
import type { WarnCall } from "./warn.ts";
import type { DigestCall } from "./warn-digest.ts";
import type { EscalateCall } from "./warn-escalate.ts";
import type { ResumeCall, SendCall } from "./warn-send.ts";

/** Adds them. */
export function addWarn(program: Command, ports: Ports, finish: (code: number) => void): void {
	const data = () => program.opts<{ data: string; quiet: boolean }>();
	const warn = program.command("warn").description("Warn those whom an advisory concerns, with a record of each.").exitOverride();
	about(warn, "audience", "Who would be told: owners of affected devices, and subscribers.", "seawall warn audience SW-2026-0001")
		.option("--format <form>", "table or json", "table")
		.action(async (named: string, options: Omit<WarnCall, "data">) =>
			finish(await (await import("./warn.ts")).showAudience(named, { ...options, ...data() }, ports)),
		);
	about(
		warn,
		"preview",
		"Every form of the warning, with mails for the best and worst cases.",
		"seawall warn preview SW-2026-0001 --to preview",
	)
		.requiredOption("--to <folder>", "where to write")
		.action(async (named: string, options: Omit<WarnCall, "data" | "format"> & { to: string }) =>
			finish(await (await import("./warn.ts")).previewWarning(named, { ...options, ...data(), format: "table" }, ports)),
		);
	sending(
		about(
			warn,
			"send",
			"Freeze the audience and send; each message is on record before it leaves.",
			"seawall warn send SW-2026-0001 --transport smtp://127.0.0.1:25 --yes",
		),
	)
		.option("--yes", "without it nothing is sent", false)
		.option("--told", "to those who were told of it before: a withdrawal, or a revision that changes what is to be done", false)
		.option("--by <name>", "who sends it; the account's name when not given")
		.option("--break-glass <why>", "an emergency leaves without a second person's word; why is on record")
		.action(async (named: string, options: Omit<SendCall, "data" | "quiet">) =>
			finish(await (await import("./warn-send.ts")).sendWarning(named, { ...options, ...data() }, ports)),
		);
	about(
		warn,
		"approve",
		"Approve that this version is sent; an emergency takes two people where the configuration says so.",
		"seawall warn approve SW-2026-0001 --by ada",
	)
		.requiredOption("--by <name>", "who approves")
		.action(async (named: string, options: Omit<WarnCall, "data" | "format"> & { by: string }) =>
			finish(await (await import("./warn-send.ts")).approveWarning(named, { ...options, ...data(), format: "table" }, ports)),
		);
	sending(
		command(warn, "resume", "Go on with what was not finished, the most urgent first; who was in doubt is named.", "seawall warn resume"),
	)
		.argument("[id]", "a campaign; all that are open when not given")
		.option("--resend-uncertain", "send again to those in doubt, under the same Message-ID", false)
		.option("--drop", "give up those in doubt; on record, by name", false)
		.option("--by <name>", "who decides; the account's name when not given")
		.action(async (id: string | undefined, options: Omit<ResumeCall, "data" | "quiet" | "stream" | "language" | "yes">) =>
			finish(
				await (await import("./warn-send.ts")).resumeWarnings(
					id,
					{ ...options, ...data(), stream: "warnings", language: "en", yes: true },
					ports,
				),
			),
		);
	command(
		warn,
		"escalate",
		"Say it over other channels, and turn to others where nobody answers; each step is on record.",
		"seawall warn escalate --config seawall.json --dry-run",
	)
		.argument("[id]", "a campaign; all when not given")
		.option("--config <file>", "JSON with warnings.channels and warnings.escalation (or SEAWALL_CONFIG): docs/channels.md")
		.option("--transport <url>", "a mail server, for steps by mail (or SEAWALL_MAIL)", list, [])
		.option("--dry-run", "say what is due, and do nothing", false)
		.option("--again", "try now what failed or was given up", false)
		.option("--allow-private-networks", "webhooks may go to private networks and this machine", false)
		.option("--format <form>", "table or json", "table")
		.action(async (id: string | undefined, options: Omit<EscalateCall, "data">) =>
			finish(await (await import("./warn-escalate.ts")).escalateWarnings(id, { ...options, ...data() }, ports)),
		);
	sending(
		command(
			warn,
			"digest",
			"Send what came since the last time to those who want it once a day or a week; for a timer to call.",
			"seawall warn digest --transport smtp://127.0.0.1:25 --yes",
		),
	)
		.option("--yes", "without it nothing is sent, and it says what would be", false)
		.action(async (options: Omit<DigestCall, "data" | "quiet">) =>
			finish(await (await import("./warn-digest.ts")).sendDigests({ ...options, ...data() }, ports)),
		);
	command(warn, "status", "How campaigns stand: sent, refused, in doubt, acknowledged.", "seawall warn status --format json")
		.argument("[id]", "a campaign, then with names; all when not given")
		.option("--format <form>", "table or json", "table")
		.action(async (id: string | undefined, options: { format: string }) =>
			finish(await (await import("./warn-told.ts")).warnStatus(id, { ...options, ...data() }, ports)),
		);
	command(
		warn,
		"proof",
		"The proof that a message was sent to somebody, as JSON.",
		"seawall warn proof ID --recipient ada@example.org > proof.json",
	)
		.argument("<id>", "a campaign")
		.requiredOption("--recipient <email>", "whom")
		.action(async (id: string, options: { recipient: string }) =>
			finish(await (await import("./warn-told.ts")).warnProof(id, { ...options, ...data() }, ports)),
		);
	command(warn, "verify", "Check such a proof; only the file is needed.", "seawall warn verify proof.json")
		.argument("<file>", "as warn proof writes it; - is standard input")
		.option("--root <hash>", "the root that was published")
		.option("--feed <file>", "a downloaded feed of campaigns, Atom, RSS or JSON Feed: the root must stand in it")
		.action(async (file: string, options: { root?: string; feed?: string }) =>
			finish(await (await import("./warn-told.ts")).warnVerify(file, options, ports)),
		);
	command(
		warn,
		"bounces",
		"Take mails that came back: the ledger says so, and the address gets nothing more for a time.",
		"seawall warn bounces /var/mail/bounces",
	)
		.argument("<file...>", "mails, folders of mails, maildirs, or a mailbox: imaps://account@host/INBOX (SEAWALL_IMAP_PASSWORD)")
		.option("--format <form>", "table or json", "table")
		.action(async (files: string[], options: { format: string }) =>
			finish(await (await import("./warn-bounces.ts")).warnBounces(files, { ...options, ...data() }, ports)),
		);
	addSubscribers(program, ports, finish);
}

function addSubscribers(program: Command, ports: Ports, finish: (code: number) => void): void {
	const data = () => program.opts<{ data: string; quiet: boolean }>();
	const subscribers = program.command("subscribers").description("Who asked to be told.").exitOverride();
	command(
		subscribers,
		"import",
		"Take a CSV; bad rows are listed and keep no good one out.",
		'seawall subscribers import people.csv --consent "signed forms of May 2026"',
	)
		.argument("<file>", "columns email, name, language, streams, scope, floor, makers, digest; - is standard input")
		.option("--consent <text>", "how they agreed; kept as proof with each of them")
		.option("--refused <file>", "write the rows that were refused, with why")
		.action(async (file: string, options: Omit<ImportCall, "data" | "quiet">) =>
			finish(await (await import("./subscribers.ts")).importSubscribers(file, { ...options, ...data() }, ports)),
		);
	command(subscribers, "list", "All of them, and which addresses get nothing.", "seawall subscribers list --format json")
		.option("--format <form>", "table or json", "table")
		.action(async (options: { format: string }) =>
			finish(await (await import("./subscribers.ts")).listSubscribers({ ...options, ...data() }, ports)),
		);
	command(
		subscribers,
		"add",
		"Add one; without a proof of consent a link is printed that they must follow.",
		"seawall subscribers add ada@example.org --language de",
	)
		.argument("<email>", "their address")
		.option("--name <name>", "how they are called", "")
		.option("--language <language>", "en or de", "en")
		.option("--stream <stream>", "warnings, advisories, news or reports; may be given again", list, [])
		.option("--scope <scope>", "all, or mine: only what touches their devices", "all")
		.option("--floor <level>", "the lowest level: advice, watch-and-act or emergency", "advice")
		.option("--maker <id>", "only about this maker; may be given again", list, [])
		.option("--digest <how-often>", "none, daily or weekly; what is of the highest level comes at once all the same", "none")
		.option("--consent <text>", "how they agreed")
		.option("--site <address>", "the public site, for the link", "http://127.0.0.1:8080")
		.action(async (email: string, options: Omit<AddCall, "data">) =>
			finish(await (await import("./subscribers.ts")).addSubscriber(email, { ...options, ...data() }, ports)),
		);
	command(
		subscribers,
		"remove",
		"Erase somebody; the audit keeps that it was done, and not who.",
		"seawall subscribers remove ada@example.org",
	)
		.argument("<email>", "their address")
		.option("--keep", "end all streams instead, so that no import takes them in again", false)
		.action(async (email: string, options: { keep: boolean }) =>
			finish(await (await import("./subscribers.ts")).removeSubscriber(email, { ...options, ...data() }, ports)),
		);
	command(
		subscribers,
		"export",
		"All that is held of them as CSV, with the proof of consent.",
		"seawall subscribers export > subscribers.csv",
	)
		.option("--recipient <email>", "only this one")
		.action(async (options: { recipient?: string }) =>
			finish(await (await import("./subscribers.ts")).exportSubscribers({ ...options, ...data() }, ports)),
		);
}

function about(parent: Command, name: string, description: string, example: string): Command {
	return command(parent, name, description, example)
		.argument("<advisory>", "a CSAF file, or the id of a document that is held")
		.option("--origin <origin>", "whose document, where several publishers use the id")
		.option("--level <level>", "advice, watch-and-act or emergency; from severity and attacks when not given")
		.option("--stream <stream>", "warnings or advisories", "warnings")
		.option("--language <language>", "of people who have not set one: en or de", "en")
		.option("--config <file>", "JSON with a member warnings (or SEAWALL_CONFIG): docs/warn.md")
		.option("--from <address>", "the sender (or SEAWALL_MAIL_FROM)")
		.option("--site <address>", "the public site, for links");
}

/** Options by which mail is sent. */
export function sending(to: Command): Command {
	const has = new Set(to.options.map(({ long }) => long));
	if (!has.has("--config"))
		to.option("--config <file>", "JSON with a member warnings (or SEAWALL_CONFIG): docs/warn.md")
			.option("--from <address>", "the sender (or SEAWALL_MAIL_FROM)")
			.option("--site <address>", "the public site, for links");
	return to
		.option(
			"--transport <url>",
			"a mail server, smtp://account:password@host:587 (or SEAWALL_MAIL); a further one is used when the first cannot be reached",
			list,
			[],
		)
		.option("--connections <number>", "connections at a time", "10")
		.option("--rate <number>", "messages a second at most")
		.option("--domain-rate <number>", "messages a second to one domain at most")
		.option("--retry-for <minutes>", "how long those that were put off are tried before this ends; resume goes on", "10")
		.option("--format <form>", "table or json", "table");
}
