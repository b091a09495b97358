/** The commands about people, and `serve` as a process of its own: first start, the admin's link, signing in again, the audit. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type TestContext, test } from "node:test";
import { programFolder } from "../../src/store/disk/catalogue-folder.ts";
import { withAccount } from "../support/account.ts";
import { mailSink } from "../support/mail-sink.ts";
import { type StartFolder, startFolder } from "../support/start-call.ts";

const PASSWORD = "correct horse battery staple";

function served(context: TestContext, data: string) {
	const args = [join(programFolder(), "scripts", "launch.mjs"), "--data", data, "serve", "--port", "0"];
	const child: ChildProcess = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
	context.after(() => void child.kill("SIGKILL"));
	let [out, said] = ["", ""];
	child.stdout?.on("data", (text) => (out += text));
	child.stderr?.on("data", (text) => (said += text));
	const until = async (pattern: RegExp): Promise<string> => {
		for (let n = 0; n < 600; n += 1) {
			const found = pattern.exec(out);
			if (found !== null) return found[1] ?? found[0];
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		throw new Error(`not printed: ${pattern}\n${out}\n${said}`);
	};
	const end = async (): Promise<number | null> => {
		const ended = once(child, "exit");
		child.kill("SIGTERM");
		return (await ended)[0] as number | null;
	};
	const kill = async (): Promise<void> => {
		const ended = once(child, "exit");
		child.kill("SIGKILL");
		await ended;
	};
	return { until, end, kill, printed: () => out };
}

/** A command as a process of its own. */
async function command(data: string, ...args: readonly string[]) {
	const child = spawn(process.execPath, [join(programFolder(), "scripts", "launch.mjs"), "--data", data, ...args], {
		stdio: ["ignore", "pipe", "pipe"],
	});
	let [out, said] = ["", ""];
	child.stdout.on("data", (text) => (out += text));
	child.stderr.on("data", (text) => (said += text));
	const [code] = (await once(child, "close")) as [number | null];
	return { code, out, said };
}

const call = (files: StartFolder, ...args: readonly string[]) => files.call(["--data", join(files.path, "data"), ...args]);

/** Reads the word of a page and sends its form, as a browser does. */
async function send(page: string, action: string, fields: Readonly<Record<string, string>>): Promise<Response> {
	const shown = await fetch(page);
	const word = /name="word" value="([^"]+)"/.exec(await shown.text())?.[1] ?? "";
	const cookie = shown.headers
		.getSetCookie()
		.map((line) => line.split(";")[0])
		.join("; ");
	return fetch(action, { method: "POST", redirect: "manual", headers: { cookie }, body: new URLSearchParams({ word, ...fields }) });
}

test("first start prints the admin's link; with it the admin is made, and later starts print none", async (context) => {
	const files = startFolder(context);
	const data = join(files.path, "data");
	const first = served(context, data);
	const link = await first.until(/(http:\/\/127\.0\.0\.1:\d+\/console\/join\?t=[\w-]{43})/);
	const address = new URL(link).origin;
	assert.equal((await fetch(`${address}/console`)).status, 401);
	const token = new URL(link).searchParams.get("t") ?? "";
	const typed = { link: token, name: "Ada", email: "ada@example.org", password: PASSWORD, again: PASSWORD };
	assert.equal((await send(link, `${address}/console/join`, typed)).status, 303);
	assert.equal((await fetch(link)).status, 404);
	const beside = await call(files, "user", "list");
	assert.match(beside.out, /^ada@example\.org {2}admin of default \(\w{26}\)\n$/);
	const added = await command(data, "user", "add", "bob@example.org", "--role", "operator");
	assert.match(added.out, /\/console\/join\?t=[\w-]{43}\n$/);
	const bob = new URL(added.out.trim());
	assert.equal((await fetch(`${address}${bob.pathname}${bob.search}`)).status, 200, "the link holds in the running program");
	assert.match(
		(await command(data, "token", "create", "--user", "ada@example.org", "--name", "n", "--scope", "people:read")).out,
		/^seawall_/,
	);
	const last = await command(data, "user", "disable", "ada@example.org");
	assert.deepEqual([last.code, /people\/last-admin/.test(last.said)], [2, true]);
	assert.match(
		(await command(data, "wave", "record", "--cve", "CVE-2021-33044", "--since", "2026-01-01", "--source", "test")).out,
		/CVE-2021-33044/,
	);
	assert.match((await command(data, "wave", "list")).out, /CVE-2021-33044/);
	assert.equal((await call(files, "doctor", "--audit")).code, 0);
	assert.equal(await first.end(), 0);

	const second = served(context, data);
	const again = await second.until(/(http:\/\/127\.0\.0\.1:\d+)\/console\n(?:.*\n)*Ctrl-C/);
	assert.doesNotMatch(second.printed(), /join/);
	const signIn = `${again}/console/sign-in`;
	assert.equal((await send(signIn, signIn, { email: "ada@example.org", password: "wrong" })).status, 401);
	assert.equal((await send(signIn, signIn, { email: "ada@example.org", password: PASSWORD })).headers.get("location"), "/console");
	assert.equal(await second.end(), 0);
});

test("user add, list and disable; token create", async (context) => {
	const files = startFolder(context);
	await withAccount(join(files.path, "data"), "ada@example.org");
	const added = await call(files, "user", "add", "Bob@example.org", "--role", "operator", "--public-url", "https://seawall.example.org/");
	assert.match(added.out, /^https:\/\/seawall\.example\.org\/console\/join\?t=[\w-]{43}\n$/);
	assert.match(added.said, /Hand this to bob@example\.org/);
	assert.match((await call(files, "user", "add", "ada@example.org")).said, /gives the role to the account that they have/);
	const token = ["token", "create", "--user", "ada@example.org", "--name", "backup"];
	assert.match((await call(files, ...token, "--scope", "people:read")).out, /^seawall_[\w-]{43}\n$/);
	// arguments, what is said
	for (const [args, said] of [
		[["user", "add", "ada"], /no e-mail address/],
		[["user", "add", "eve@example.org", "--role", "king"], /no role king/],
		[["user", "add", "eve@example.org", "--organisation", "x"], /no organisation x/],
		[["user", "list", "--format", "xml"], /cli\/unknown-format/],
		[["user", "disable", "ada@example.org"], /people\/last-admin/],
		[["user", "disable", "nobody@example.org"], /nobody has the address/],
		[[...token, "--scope", "root"], /no permission "root"/],
		[[...token, "--scope", "people:read", "--days", "0"], /no number of days/],
		[[...token, "--scope", "notice:receive"], /may not do notice:receive/],
	] as const) {
		const refused = await call(files, ...args);
		assert.deepEqual([refused.code, refused.out], [2, ""], args.join(" "));
		assert.match(refused.said, said);
	}
	await withAccount(join(files.path, "data"), "zoe@example.org");
	assert.match((await call(files, "user", "disable", "ada@example.org")).out, /is shut out/);
	assert.match((await call(files, "user", "list")).out, /ada@example\.org .*, shut out/);
	assert.match((await call(files, "user", "disable", "ada@example.org", "--undo")).out, /may sign in again/);
});

test("doctor finds an entry of the audit that was changed, and a directory without data", async (context) => {
	const files = startFolder(context);
	const data = join(files.path, "data");
	const none = await call(files, "doctor", "--audit");
	assert.deepEqual([none.code, /store\/nothing-there/.test(none.said)], [2, true]);
	await withAccount(data, "ada@example.org");
	assert.match((await call(files, "doctor", "--audit")).out, /^The audit chain holds: 4 entries, the last is [0-9a-f]{64}\n$/);
	const database = new DatabaseSync(join(data, "seawall.db"));
	database.exec("drop trigger audit_no_update; update audit set who = 'eve' where number = 2");
	database.close();
	const broken = await call(files, "doctor", "--audit");
	assert.equal(broken.code, 1);
	assert.match(broken.said, /store\/audit-broken.*\(entry 2\)/);
});

test("doctor --mail says whether the mail server answers, and sends nothing", async (context) => {
	const files = startFolder(context);
	const sink = await mailSink(context);
	const asked = await call(files, "doctor", "--mail", sink.address);
	assert.deepEqual([asked.code, asked.out, sink.received.length], [0, `The mail server ${sink.address.slice(7)} answers.\n`, 0]);
	const silent = await call(files, "doctor", "--mail", sink.address.replace("127.0.0.1", "127.0.0.2"));
	assert.deepEqual([silent.code, /delivery\/unreachable/.test(silent.said)], [1, true]);
	const none = await call(files, "doctor", "--mail");
	assert.deepEqual([none.code, /no mail server is named/.test(none.said)], [2, true]);
	const bad = await call(files, "doctor", "--mail", "http://secret@mail");
	assert.deepEqual([bad.code, /delivery\/bad-address/.test(bad.said), /secret/.test(bad.said)], [2, true, false]);
});

test("doctor --mail looks at what receivers ask of a sender, with answers from a file, and says what to do", async (context) => {
	const files = startFolder(context);
	const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
	const keyFile = files.write("dkim.pem", privateKey.export({ type: "pkcs8", format: "pem" }).toString());
	const warnings = {
		from: "warnings@example.org",
		site: "https://seawall.example.org",
		dkim: [{ domain: "example.org", selector: "s1", keyFile }],
	};
	const config = files.write("config.json", JSON.stringify({ warnings }));
	const answers = {
		TXT: {
			"example.org": ["v=spf1 ip4:192.0.2.5 -all"],
			"s1._domainkey.example.org": [`v=DKIM1; k=rsa; p=${publicKey.export({ type: "spki", format: "der" }).toString("base64")}`],
			"_dmarc.example.org": ["v=DMARC1; p=reject; rua=mailto:dmarc@example.org"],
		},
		MX: { "example.org": ["mx.example.org"] },
		A: { "mail.example.org": ["192.0.2.5"] },
		PTR: { "192.0.2.5": ["mail.example.org"] },
	};
	const ask = (resolver: object, ...more: readonly string[]) =>
		call(
			files,
			"doctor",
			"--mail",
			"--config",
			config,
			"--resolver",
			files.write("dns.json", JSON.stringify(resolver)),
			"--address",
			"192.0.2.5",
			...more,
		);
	const good = await ask(answers, "--format", "json");
	assert.equal(good.code, 0, good.said + good.out);
	const { schema, findings } = JSON.parse(good.out) as { schema: string; findings: readonly { check: string; level: string }[] };
	assert.equal(schema, "seawall/mail-check/1");
	assert.deepEqual(
		findings.map(({ check, level }) => `${check} ${level}`),
		["spf good", "dkim good", "dmarc good", "ptr good", "mx good", "one-click good", "complaints unknown"],
	);
	const bad = await ask({ ...answers, TXT: { ...answers.TXT, "example.org": ["v=spf1 ip4:192.0.2.6 -all"] } });
	assert.equal(bad.code, 1);
	assert.match(bad.out, /bad +spf +192\.0\.2\.5: fail for example\.org.*\n +Add ip4:192\.0\.2\.5/);
	const wrong = await ask({ CNAME: {} });
	assert.deepEqual([wrong.code, /outbound\/bad-answers/.test(wrong.said)], [2, true]);
});

test("a server that is killed leaves its socket behind: commands take the directory themselves, and the next server takes both over", async (context) => {
	const files = startFolder(context);
	const data = join(files.path, "data");
	await withAccount(data, "ada@example.org");
	const first = served(context, data);
	await first.until(/Ctrl-C/);
	await first.kill();
	assert.ok(existsSync(join(data, "seawall.sock")));
	assert.equal((await command(data, "user", "add", "bob@example.org")).code, 0);
	const second = served(context, data);
	await second.until(/Ctrl-C/);
	assert.equal((await command(data, "user", "add", "carl@example.org")).code, 0);
	assert.equal(await second.end(), 0);
	assert.ok(!existsSync(join(data, "seawall.sock")));
	assert.equal((await command(data, "doctor", "--audit")).code, 0);
});

test("an address that is no database is refused without repeating it, as is start on one", async (context) => {
	const files = startFolder(context);
	const bad = await call(files, "--store", "mysql://a:secret@b/c", "user", "list");
	assert.deepEqual([bad.code, /store\/bad-address/.test(bad.said), /secret/.test(bad.said)], [2, true, false]);
	const started = await call(files, "--store", "postgres://a:secret@b/c", "start");
	assert.deepEqual([started.code, /not with start/.test(started.said), /secret/.test(started.said)], [2, true, false]);
});
