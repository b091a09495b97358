/**
 * Whether what large receivers ask of a sender of many mails is there: SPF, DKIM, DMARC aligned, names of the sending address, one click.
 *
 * Source: the sender guidelines of Google and Yahoo (2024) and Microsoft (2025) ask for these above 5 000 mails a day.
 */
import { isAligned, type NameServer, type SenderFinding, tagsOf } from "./name-server.ts";
import { evaluateSpf } from "./spf.ts";

/** A key that signs, as it must stand in the DNS. */
export interface PublicKey {
	readonly domain: string;
	readonly selector: string;
	readonly kind: "rsa" | "ed25519";
	/** Base64, as after `p=`. */
	readonly text: string;
}

/** Who sends. */
export interface Sender {
	/** Of the sender's address; the envelope's is the same. */
	readonly domain: string;
	readonly keys: readonly PublicKey[];
	/** Addresses that mails leave from; empty: nobody said. */
	readonly leavesFrom: readonly string[];
}

type Finding = SenderFinding;

/** Checks what the DNS says. */
export async function checkSender(sender: Sender, ask: NameServer): Promise<readonly Finding[]> {
	const { domain } = sender;
	const dmarc = await dmarcOf(domain, ask);
	return [
		...(await spfFindings(sender, ask)),
		...(await dkimFindings(sender, dmarc.isStrictDkim, ask)),
		...dmarc.findings,
		...(await ptrFindings(sender, ask)),
		await mxFinding(domain, ask),
	];
}

async function spfFindings({ domain, leavesFrom }: Sender, ask: NameServer): Promise<readonly Finding[]> {
	const findings: Finding[] = [];
	const say = (level: Finding["level"], about: string, message: string, todo: string) =>
		void findings.push({ check: "spf", level, about, message, todo });
	// What the record says of an address that is nobody's tells whether it lets everybody in.
	const anybody = await evaluateSpf(domain, "203.0.113.251", ask);
	if (anybody.result === "none")
		say(
			"bad",
			domain,
			anybody.why,
			`Publish a TXT record at ${domain}: "v=spf1 ip4:ADDRESS -all", with the addresses that mails leave from.`,
		);
	else if (anybody.result === "permerror") say("bad", domain, anybody.why, "Mend the record: as it is, receivers take it for none.");
	else if (anybody.result === "pass")
		say("bad", domain, `everybody may send for it: ${anybody.record ?? ""}`, 'End the record with "-all" or "~all".');
	for (const address of anybody.result === "none" || anybody.result === "permerror" ? [] : leavesFrom) {
		const { result, why } = await evaluateSpf(domain, address, ask);
		if (result === "pass") say("good", address, `may send for ${domain} (${why})`, "");
		else if (result === "unknown") say("unknown", address, why, "Try again, or look at the record by hand.");
		else say("bad", address, `${result} for ${domain} (${why})`, `Add ip4:${address} (ip6: for IPv6) to the record of ${domain}.`);
	}
	if (leavesFrom.length === 0 && findings.length === 0)
		say(
			"unknown",
			domain,
			`there is a record (${anybody.record ?? anybody.why}), and nobody said which address mails leave from`,
			"Name it with --address; a relay of a provider says which it uses.",
		);
	return findings;
}

async function dkimFindings({ domain, keys }: Sender, isStrict: boolean, ask: NameServer): Promise<readonly Finding[]> {
	if (keys.length === 0)
		return [
			{
				check: "dkim",
				level: "bad",
				about: domain,
				message: "no key signs what Seawall sends",
				todo: "Name one under warnings.dkim of the configuration (docs/warn.md), unless the relay signs: then its key is not seen here.",
			},
		];
	const findings: Finding[] = [];
	for (const key of keys) {
		const name = `${key.selector}._domainkey.${key.domain}`;
		const [level, message, todo] = keyVerdict(key, await ask.text(name), name);
		findings.push({ check: "dkim", level, about: name, message, todo });
		if (!isAligned(key.domain, domain, isStrict))
			findings.push({
				check: "dkim",
				level: "bad",
				about: name,
				message: `signs for ${key.domain}, and mails are from ${domain}: not aligned, so it does not count for DMARC`,
				todo: `Sign with a key of ${domain}.`,
			});
	}
	if (!keys.some(({ kind }) => kind === "rsa"))
		findings.push({
			check: "dkim",
			level: "bad",
			about: domain,
			message: "only Ed25519 signs, which large receivers do not read",
			todo: "Add a key of RSA with 2048 bits.",
		});
	return findings;
}

function keyVerdict(key: PublicKey, texts: readonly string[] | undefined, name: string): readonly [Finding["level"], string, string] {
	const publish = `Publish a TXT record at ${name}: "v=DKIM1; k=${key.kind}; p=${key.text}".`;
	if (texts === undefined) return ["unknown", "nobody answers", "Try again; without an answer receivers take the signature for none."];
	if (texts.length === 0) return ["bad", "there is no record, so nobody can check the signature", publish];
	if (texts.length > 1) return ["bad", "there are several records, and only one may be", "Leave the one with the newest key."];
	const tags = tagsOf(texts[0] ?? "");
	const held = (tags.get("p") ?? "").replace(/\s/g, "");
	if (held === "") return ["bad", "the key is revoked (p= is empty)", publish];
	if ((tags.get("k") ?? "rsa").toLowerCase() !== key.kind)
		return ["bad", `it is said to be ${tags.get("k") ?? "rsa"}, and is ${key.kind}`, publish];
	if (held !== key.text) return ["bad", "it is another key than the one that signs", publish];
	if ((tags.get("t") ?? "").split(":").includes("y"))
		return ["weak", "it is marked as a test (t=y), so receivers may treat mails as unsigned", "Take t=y out."];
	return ["good", `the ${key.kind} key that signs is there`, ""];
}

async function dmarcOf(
	domain: string,
	ask: NameServer,
): Promise<{ readonly findings: readonly Finding[]; readonly isStrictDkim: boolean }> {
	const say = (level: Finding["level"], about: string, message: string, todo: string): Finding => ({
		check: "dmarc",
		level,
		about,
		message,
		todo,
	});
	const labels = domain.split(".");
	for (let from = 0; from < labels.length - 1 && from < 8; from += 1) {
		const name = `_dmarc.${labels.slice(from).join(".")}`;
		const texts = await ask.text(name);
		if (texts === undefined)
			return {
				findings: [say("unknown", name, "nobody answers", "Try again, or look at the resolver of this machine.")],
				isStrictDkim: false,
			};
		const records = texts.filter((text) => /^v=DMARC1(?:[ ;]|$)/i.test(text));
		if (records.length === 0) continue;
		if (records.length > 1)
			return { findings: [say("bad", name, "there are several records, and then none counts", "Leave one.")], isStrictDkim: false };
		const tags = tagsOf(records[0] ?? "");
		const policy = ((from > 0 ? tags.get("sp") : undefined) ?? tags.get("p") ?? "").toLowerCase();
		const findings: Finding[] = [];
		if (policy === "none")
			findings.push(
				say(
					"weak",
					name,
					"the policy is none: large receivers take it, and forged warnings in your name arrive",
					"When reports show no mail of yours failing, say p=quarantine, then p=reject.",
				),
			);
		else if (policy === "quarantine" || policy === "reject") findings.push(say("good", name, `the policy is ${policy}`, ""));
		else findings.push(say("bad", name, `"${policy.slice(0, 40)}" is no policy`, "Say p=none, p=quarantine or p=reject."));
		if (!tags.has("rua"))
			findings.push(say("weak", name, "nobody gets the reports (rua)", "Add rua=mailto:dmarc-reports@ and your domain, and read them."));
		return { findings, isStrictDkim: tags.get("adkim")?.toLowerCase() === "s" };
	}
	return {
		findings: [
			say(
				"bad",
				`_dmarc.${domain}`,
				"there is no record",
				`Publish a TXT record at _dmarc.${domain}: "v=DMARC1; p=none; rua=mailto:dmarc-reports@${domain}".`,
			),
		],
		isStrictDkim: false,
	};
}

async function ptrFindings({ leavesFrom }: Sender, ask: NameServer): Promise<readonly Finding[]> {
	const findings: Finding[] = [];
	for (const address of leavesFrom) {
		const say = (level: Finding["level"], message: string, todo: string) =>
			void findings.push({ check: "ptr", level, about: address, message, todo });
		const names = await ask.names(address);
		if (names === undefined) say("unknown", "nobody answers", "Try again, or look at the resolver of this machine.");
		else if (names.length === 0) say("bad", "it has no name (PTR)", "Ask whoever gave you the address to set one that leads back to it.");
		else {
			let back: string | undefined;
			for (const name of names.slice(0, 10)) if ((await ask.addresses(name))?.includes(address) === true) back ??= name;
			if (back !== undefined) say("good", `is called ${back}, which leads back to it`, "");
			else say("bad", `is called ${names[0] ?? ""}, which does not lead back to it`, "Make name and address agree in both directions.");
		}
	}
	return findings;
}

async function mxFinding(domain: string, ask: NameServer): Promise<Finding> {
	const say = (level: Finding["level"], message: string, todo: string): Finding => ({ check: "mx", level, about: domain, message, todo });
	const hosts = await ask.exchangers(domain);
	if (hosts === undefined) return say("unknown", "nobody answers", "Try again, or look at the resolver of this machine.");
	if (hosts.length === 0 || hosts.includes(".") || hosts.includes(""))
		return say(
			"bad",
			"it takes no mail, so what bounces and what people answer is lost",
			"Name a server with an MX record, and a mailbox for the sender and its +tags.",
		);
	return say("good", `mail to it goes to ${hosts[0] ?? ""}`, "");
}
