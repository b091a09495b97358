/** Commands about people: the console, who may use it, and the audit. */
import type { Command } from "commander";
import { command, list } from "./command.ts";
import type { DoctorMailCall } from "./doctor-mail.ts";
import type { Ports } from "./ports.ts";
import type { ServeCall } from "./serve.ts";

/** Options of `serve` as commander gives them. */
interface ServeOptions extends Omit<ServeCall, "port" | "data"> {
	readonly port: string;
}

/** Adds them. */
export function addPeople(program: Command, ports: Ports, finish: (code: number) => void, toPort: (text: string) => number): void {
	const data = () => program.opts<{ data: string }>().data;
	command(
		program,
		"serve",
		"The public warnings, and the console for the people of your organisation; the first start prints the link that makes the admin.",
		"seawall serve --port 8080",
	)
		.option("--port <number>", "where to listen", "8080")
		.option("--host <address>", "address to listen at", "127.0.0.1")
		.option("--public-url <url>", "the address people use, where a proxy with TLS stands before it: https://seawall.example.org")
		.option("--trusted-proxy <address>", "whose X-Forwarded-For is believed: an address or network; may be given again", list, [])
		.option(
			"--allow-private-networks",
			"webhooks and companies' sign-in may ask machines of private networks (or SEAWALL_ALLOW_PRIVATE_NETWORKS=1)",
			false,
		)
		.option("--mail <url>", "the mail server, smtp://account:password@host:587 (or SEAWALL_MAIL); without it nothing is mailed")
		.option("--mail-from <address>", "the sender (or SEAWALL_MAIL_FROM)")
		.option("--config <file>", "JSON that says who runs the site (or SEAWALL_CONFIG): docs/site.md")
		.option(
			"--syslog <place>",
			"take syslog of sensors over UDP and TCP: a port of 127.0.0.1, or address:port; whoever reaches it can write lines",
		)
		.option("--no-public", "the console alone, without the public warnings")
		.option("--demonstration", "show made-up waves and no others on the public pages, and say so on every page")
		.action(async (options: ServeOptions) =>
			finish(await (await import("./serve.ts")).serve({ ...options, data: data(), port: toPort(options.port) }, ports)),
		);
	const user = program.command("user").description("Who may use the console.").exitOverride();
	command(user, "add", "Make a one-time link with which somebody makes their account.", "seawall user add bob@example.org --role operator")
		.argument("<email>", "their e-mail address; nothing is sent")
		.option("--role <role>", "viewer, operator, publisher, editor, admin, subscriber, member or contributor", "viewer")
		.option("--organisation <id>", "an organisation's id, as user list shows it; the default one when not given")
		.option("--public-url <url>", "address of the console, for the link", "http://127.0.0.1:8080")
		.action(async (email: string, options: { role: string; organisation?: string; publicUrl: string }) =>
			finish(await (await import("./people.ts")).addUser(data(), email, options, ports)),
		);
	command(user, "list", "Everybody with their role; also beside a running serve.", "seawall user list --format json")
		.option("--format <form>", "table or json", "table")
		.action(async (options: { format: string }) => finish(await (await import("./people.ts")).listUsers(data(), options, ports)));
	command(user, "disable", "Shut somebody out; all their sessions and tokens end.", "seawall user disable bob@example.org")
		.argument("<email>", "their e-mail address")
		.option("--undo", "let them in again", false)
		.action(async (email: string, options: { undo: boolean }) =>
			finish(await (await import("./people.ts")).disableUser(data(), email, options, ports)),
		);
	const token = program.command("token").description("Ways in for programs.").exitOverride();
	command(
		token,
		"create",
		"Make a token; it is printed this one time.",
		"seawall token create --user ada@example.org --name backup --scope people:read",
	)
		.requiredOption("--user <email>", "whose token it is")
		.requiredOption("--name <text>", "what it is for")
		.requiredOption("--scope <permission>", "what it may do; may be given again", list, [])
		.option("--days <number>", "days until it runs out", "90")
		.option("--organisation <id>", "where it holds; the default organisation when not given")
		.action(async (options: { user: string; name: string; scope: string[]; days: string; organisation?: string }) =>
			finish(await (await import("./people.ts")).createToken(data(), options, ports)),
		);
	command(program, "doctor", "Whether what is kept holds together; also beside a running serve.", "seawall doctor --audit")
		.option("--audit", "check the chain of the audit, from its first entry; this is what it does without an option")
		.option("--mail [url]", "whether the mail server (or SEAWALL_MAIL) answers, and receivers will take what is sent; nothing is sent")
		.option("--config <file>", "JSON with a member warnings (or SEAWALL_CONFIG): sender, keys, site")
		.option("--from <address>", "the sender whose DNS is looked at (or SEAWALL_MAIL_FROM)")
		.option("--site <address>", "the public site, for the link by which one leaves")
		.option("--address <ip>", "an address that mails leave from; may be given again", list, [])
		.option("--resolver <file>", "answers from a JSON file in the place of the name servers")
		.option("--format <form>", "table or json, of --mail", "table")
		.action(async ({ mail, audit, ...options }: Omit<DoctorMailCall, "mail"> & { audit?: boolean; mail?: string | true }) => {
			const looked = mail === undefined ? 0 : await (await import("./doctor-mail.ts")).doctorMail(data(), { ...options, mail }, ports);
			const isAudit = audit === true || mail === undefined;
			finish(Math.max(looked, isAudit ? await (await import("./people.ts")).checkAudit(data(), ports) : 0));
		});
}
