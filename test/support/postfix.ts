/** Debian's Postfix and smtp-sink for a test: folders of their own, ports of this machine, ended by their ids. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TestContext } from "node:test";

/** Where the programs are; `npm test` finds or installs them. For `testNeeding`. */
export const postfixFolder = process.env["SEAWALL_TEST_POSTFIX"];

/** A server that is up. */
export interface StartedServer {
	readonly port: number;
	stop(): Promise<void>;
}

/** A message as smtp-sink wrote it down. */
export interface SunkMessage {
	readonly to: string;
	readonly messageId: string;
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.on("error", reject);
		server.listen(0, "127.0.0.1", () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => resolve(port));
		});
	});
}

/** Until somebody greets at the port. */
async function greeted(port: number, child: ChildProcess, said: () => string): Promise<void> {
	for (let tries = 0; tries < 200; tries += 1) {
		if (child.exitCode !== null) break;
		const isUp = await new Promise<boolean>((resolve) => {
			const socket = connect(port, "127.0.0.1");
			const over = (up: boolean) => {
				socket.destroy();
				resolve(up);
			};
			socket.setTimeout(1000, () => over(false));
			socket.once("data", (part) => over(part.toString("latin1").startsWith("220")));
			socket.once("error", () => over(false));
		});
		if (isUp) return;
		await wait(50);
	}
	throw new Error(`the server did not start (${child.exitCode}): ${said()}`);
}

function started(program: string, args: readonly string[]) {
	// Postfix's own children keep what they inherit: a pipe would not end with it, and a file does not hold the test up.
	const log = join(mkdtempSync(join(tmpdir(), "seawall-said-")), "said");
	const out = openSync(log, "a");
	const child = spawn(program, args, { stdio: ["ignore", out, out], cwd: "/" });
	closeSync(out);
	const stop = async () => {
		if (child.exitCode !== null || child.signalCode !== null) return;
		const gone = new Promise((resolve) => child.once("exit", resolve));
		child.kill("SIGTERM");
		const slow = setTimeout(() => child.kill("SIGKILL"), 5000);
		await gone;
		clearTimeout(slow);
		rmSync(dirname(log), { recursive: true, force: true });
	};
	return { child, stop, said: () => readFileSync(log, "utf8").slice(-4000) };
}

/** Starts smtp-sink with its flags; what it takes is written to `dump`, where one is named. */
export async function startSmtpSink(context: TestContext, flags: readonly string[] = [], dump?: string): Promise<StartedServer> {
	const port = await freePort();
	const args = ["-u", "root", ...flags, ...(dump === undefined ? [] : ["-D", dump]), `127.0.0.1:${port}`, "200"];
	const { child, stop, said } = started(join(postfixFolder ?? "", "smtp-sink"), args);
	context.after(stop);
	await greeted(port, child, said);
	return { port, stop };
}

/** What smtp-sink wrote to its files. */
export function sunkIn(dump: string): readonly SunkMessage[] {
	if (!existsSync(dump)) return [];
	const found: SunkMessage[] = [];
	let to = "";
	for (const line of readFileSync(dump, "latin1").split("\n")) {
		const recipient = /^X-Rcpt-Args: <([^>]*)>/.exec(line)?.[1];
		if (recipient !== undefined) to = recipient;
		const messageId = /^Message-ID: <([^>]*)>/i.exec(line)?.[1];
		if (messageId !== undefined && to !== "") {
			found.push({ to, messageId });
			to = "";
		}
	}
	return found;
}

/** What Postfix does with a recipient, by the first word of the address. */
const ACCESS = `/^bounce-/ 550 5.1.1 no such mailbox
/^defer-/ 450 4.2.0 come again later
/^hang-/ nap
/^cut-/ 421 4.3.2 the line is cut
`;

/** Services that a server needs which takes mail and hands it on. */
const MASTER = `smtp unix - - n - 60 smtp
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 1 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
tlsmgr unix - - n 1000? 1 tlsmgr
showq unix n - n - - showq
`;

/** A Postfix that hands all it takes to one server. */
export interface StartedPostfix extends StartedServer {
	/** Messages that it has taken and not handed on. */
	queued(): number;
}

/** Starts one; where a certificate is given it offers STARTTLS. */
export async function startPostfix(
	context: TestContext,
	relay: number,
	tls?: { readonly key: string; readonly cert: string },
): Promise<StartedPostfix> {
	const folder = mkdtempSync(join(tmpdir(), "seawall-postfix-"));
	chmodSync(folder, 0o755);
	const at = (name: string) => join(folder, name);
	const port = await freePort();
	for (const name of ["etc", "queue", "data"]) mkdirSync(at(name), { mode: 0o755 });
	execFileSync("chown", ["postfix", at("data")]);
	writeFileSync(at("etc/access"), ACCESS);
	if (tls !== undefined) {
		writeFileSync(at("etc/key.pem"), tls.key, { mode: 0o600 });
		writeFileSync(at("etc/cert.pem"), tls.cert);
	}
	const settings = {
		compatibility_level: "3.6",
		queue_directory: at("queue"),
		data_directory: at("data"),
		mail_owner: "postfix",
		setgid_group: "postdrop",
		myhostname: "postfix.example",
		mydestination: "",
		inet_interfaces: "127.0.0.1",
		inet_protocols: "ipv4",
		mynetworks: "127.0.0.0/8",
		relayhost: `[127.0.0.1]:${relay}`,
		smtp_tls_security_level: "none",
		smtp_destination_concurrency_limit: "50",
		initial_destination_concurrency: "20",
		disable_dns_lookups: "yes",
		smtp_host_lookup: "native",
		smtpd_error_sleep_time: "0",
		smtpd_hard_error_limit: "1000",
		smtpd_restriction_classes: "nap",
		nap: "sleep 1",
		smtpd_recipient_restrictions: `check_recipient_access regexp:${at("etc/access")}, permit_mynetworks, reject`,
		alias_maps: "",
		local_recipient_maps: "",
		maillog_file: at("log"),
		maillog_file_prefixes: folder,
		smtpd_tls_security_level: tls === undefined ? "none" : "may",
		...(tls === undefined ? {} : { smtpd_tls_key_file: at("etc/key.pem"), smtpd_tls_cert_file: at("etc/cert.pem") }),
	};
	writeFileSync(
		at("etc/main.cf"),
		Object.entries(settings)
			.map(([name, value]) => `${name} = ${value}\n`)
			.join(""),
	);
	writeFileSync(at("etc/master.cf"), `127.0.0.1:${port} inet n - n - 100 smtpd\n${MASTER}postlog unix-dgram n - n - 1 postlogd\n`);
	const { child, stop, said } = started(join(postfixFolder ?? "", "postfix"), ["-c", at("etc"), "start-fg"]);
	context.after(async () => {
		await stop();
		rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
	});
	await greeted(port, child, () => said() + (existsSync(at("log")) ? readFileSync(at("log"), "utf8").slice(-2000) : ""));
	const waiting = ["incoming", "active", "deferred", "maildrop"].map((name) => at(`queue/${name}`));
	const files = () => execFileSync("find", [...waiting, "-type", "f"], { encoding: "utf8" }).split("\n").length - 1;
	return { port, stop, queued: files };
}
