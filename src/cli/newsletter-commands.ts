/** Commands about newsletters. */
import type { Command } from "commander";
import { command, list } from "./command.ts";
import type { NewsletterCall, NewsletterSendCall } from "./newsletter.ts";
import type { Ports } from "./ports.ts";
import { sending } from "./warn-commands.ts";

/** Adds them. */
export function addNewsletter(program: Command, ports: Ports, finish: (code: number) => void): void {
	const data = () => program.opts<{ data: string; quiet: boolean }>();
	const load = () => import("./newsletter.ts");
	const newsletter = program
		.command("newsletter")
		.description("News for subscribers, in which an open emergency comes first or nothing is sent.")
		.exitOverride();
	command(
		newsletter,
		"compose",
		"Draft an issue as JSON: open warnings, the most urgent first, then news and reports of files.",
		"seawall newsletter compose --items news.json --to issue.json",
	)
		.option("--items <file>", "news and reports, a list of JSON or a line of JSON each; may be given again", list, [])
		.option("--to <file>", "write it there instead of to standard output")
		.action(async (options: { items: readonly string[]; to?: string }) =>
			finish(await (await load()).composeIssue({ ...options, ...data() }, ports)),
		);
	reading(
		command(
			newsletter,
			"check",
			"Whether an issue, or any mail (.eml), may be sent, with its five scores.",
			"seawall newsletter check issue.json",
		),
	)
		.argument("<file>", "an issue, or a mail that another program made; - is standard input")
		.option("--format <form>", "table or json", "table")
		.action(async (file: string, options: Omit<NewsletterCall, "data">) =>
			finish(await (await load()).checkIssue(file, { ...options, ...data() }, ports)),
		);
	reading(command(newsletter, "preview", "The mails of an issue, in both languages.", "seawall newsletter preview issue.json --to preview"))
		.argument("<file>", "an issue; - is standard input")
		.requiredOption("--to <folder>", "where to write")
		.action(async (file: string, options: Omit<NewsletterCall, "data" | "format"> & { to: string }) =>
			finish(await (await load()).previewIssue(file, { ...options, ...data(), format: "table" }, ports)),
		);
	sending(
		reading(
			command(
				newsletter,
				"send",
				"Check an issue, archive it for everybody, and send it to those who asked; each message is on record.",
				"seawall newsletter send issue.json --transport smtp://127.0.0.1:25 --yes",
			),
		),
	)
		.argument("<file>", "an issue; - is standard input")
		.option("--yes", "without it nothing is sent", false)
		.action(async (file: string, options: Omit<NewsletterSendCall, "data" | "quiet">) =>
			finish(await (await load()).sendIssue(file, { ...options, ...data() }, ports)),
		);
}

function reading(to: Command): Command {
	return to
		.option("--stream <stream>", "news, advisories or reports: whoever asked for it gets it", "news")
		.option("--config <file>", "JSON with a member warnings (or SEAWALL_CONFIG): docs/warn.md")
		.option("--from <address>", "the sender (or SEAWALL_MAIL_FROM)")
		.option("--site <address>", "the public site, for links and the archive");
}
