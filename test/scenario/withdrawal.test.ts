/** A withdrawal reaches all who were told, through the ledgers of what was sent; the document is a tombstone wherever it is held. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { withAccount } from "../support/account.ts";
import { smtpSink } from "../support/smtp-sink.ts";
import { startFolder } from "../support/start-call.ts";

const ID = "SEAWALL-2017-0001";
const LIST = "id,brand,model,firmware,site\nh1,Hikvision,DS-2CD2142FWD-I,V5.4.0 build 160414,North\n";
const PEOPLE =
	"email,name,language,streams,scope,floor\ndora@example.org,Dora,de,warnings,all,advice\nhugo@example.org,Hugo,en,warnings,all,emergency\n";

test("whoever was told of it gets a mail that takes it back, whatever they ask for by now", async (context) => {
	const files = startFolder(context);
	const call = (...args: readonly string[]) => files.call(["--data", join(files.path, "data"), ...args]);
	await withAccount(join(files.path, "data"), "owner@example.net");
	assert.equal((await call("start", "--inventory", files.write("list.csv", LIST))).code, 0);
	assert.equal((await call("subscribers", "import", files.write("people.csv", PEOPLE), "--consent", "asked at the counter")).code, 0);
	const sink = await smtpSink(context);
	const send = ["warn", "send", ID, "--transport", sink.address, "--from", "warnings@example.org"];
	assert.match((await call(...send, "--told", "--yes")).said, /warn\/nobody-told/);
	const published = await call("advisory", "publish", ID, "--to", join(files.path, "site"), "--url", "https://psirt.example.com");
	assert.equal(published.code, 0, published.said + published.out);
	assert.equal((await call(...send, "--yes")).code, 0);
	const told = ["dora@example.org", "hugo@example.org", "owner@example.net"];
	assert.deepEqual([...sink.taken.keys()].sort(), told);
	const before = JSON.parse((await call("assess", join(files.path, "list.csv"), "--format", "json")).out);
	assert.ok(before.findings.some(({ advisory }: { advisory: string }) => advisory === ID));

	const withdrawn = await call("advisory", "withdraw", ID, "--reason", "It was about another maker.");
	assert.equal(withdrawn.code, 0, withdrawn.said + withdrawn.out);
	assert.match(withdrawn.said, /3 people were told of it\. .*seawall warn send SEAWALL-2017-0001 --told --yes/);
	assert.match((await call(...send, "--yes")).said, /the document is withdrawn: give --told/);
	sink.messages.length = 0;
	const again = await call(...send, "--told", "--yes", "--format", "json");
	assert.equal(again.code, 0, again.said);
	assert.deepEqual(JSON.parse(again.out).counts.sent, 3);
	for (const to of told) assert.equal(sink.taken.get(to)?.length, 2, to);
	const mails = sink.messages.map((text) => text.replace(/=\r\n/g, ""));
	assert.equal(mails.length, 3);
	for (const mail of mails) assert.match(mail, /withdrawn|zurückgezogen|zur=C3=BCckgezogen/i);
	assert.ok(
		mails.every((mail) => !/devices at default are affected/.test(mail)),
		"nothing is said of devices any more",
	);
	const listed = JSON.parse((await call("advisory", "list", "--format", "json")).out);
	assert.ok(JSON.stringify(listed).includes(`Withdrawn: `), "what is held is a tombstone");
	const after = JSON.parse((await call("assess", join(files.path, "list.csv"), "--format", "json")).out);
	assert.ok(
		!after.findings.some(({ advisory, verdict }: { advisory: string; verdict: string }) => advisory === ID && verdict === "known_affected"),
	);
	assert.equal(
		(
			await call(
				"warn",
				"verify",
				files.write("proof.json", (await call("warn", "proof", JSON.parse(again.out).campaign, "--recipient", "dora@example.org")).out),
			)
		).code,
		0,
	);
});
