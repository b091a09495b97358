/** Whether a message can be unsubscribed from by one click (RFC 8058), as receivers see it. */
import type { SenderFinding } from "./name-server.ts";

/** Looks at a message as it would be sent. */
export function checkOneClick(message: string): SenderFinding {
	const head = message.slice(0, Math.max(0, message.indexOf("\r\n\r\n"))).replace(/\r\n[ \t]+/g, " ");
	const lines = head.split("\r\n");
	const of = (name: string) =>
		lines
			.find((line) => line.toLowerCase().startsWith(`${name}:`))
			?.slice(name.length + 1)
			.trim();
	const say = (level: SenderFinding["level"], message: string, todo: string): SenderFinding => ({
		check: "one-click",
		level,
		about: "List-Unsubscribe",
		message,
		todo,
	});
	const link = of("list-unsubscribe");
	if (link === undefined || !/<https:\/\//.test(link))
		return say(
			"bad",
			"mails carry no link over https by which one leaves",
			"Name the public site with --site or warnings.site: https://…, and serve it.",
		);
	if (of("list-unsubscribe-post") !== "List-Unsubscribe=One-Click")
		return say("bad", "mails do not say that one click is enough", "This is a defect of Seawall: please report it.");
	const signed = lines
		.filter((line) => /^dkim-signature:/i.test(line))
		.map((line) =>
			(/[;\s]h=([^;]*)/i.exec(line)?.[1] ?? "")
				.toLowerCase()
				.split(":")
				.map((name) => name.trim()),
		);
	if (signed.length === 0)
		return say(
			"weak",
			"both headers are there, and Seawall signs nothing: the relay must sign both, or they do not count",
			"Name a key under warnings.dkim.",
		);
	if (!signed.every((names) => names.includes("list-unsubscribe") && names.includes("list-unsubscribe-post")))
		return say("bad", "a signature leaves one of the headers out", "This is a defect of Seawall: please report it.");
	return say("good", "both headers are there, and every signature covers them", "");
}

/** Shares that large receivers put up with: above the first they warn, above the second they turn mails away. */
const [WARNED, TURNED_AWAY] = [0.001, 0.003];

/** Fewer mails than this tell nothing. */
const FEWEST = 1000;

/** Weighs complaints of the last 30 days. */
export function checkComplaints(sent: number, complained: number): SenderFinding {
	const say = (level: SenderFinding["level"], message: string, todo: string): SenderFinding => ({
		check: "complaints",
		level,
		about: "30 days",
		message,
		todo,
	});
	const share = `${complained} complaints on ${sent} mails`;
	if (sent < FEWEST)
		return say("unknown", `${share}: too few to tell`, complained > 0 ? "Look who complained: seawall subscribers list." : "");
	if (complained / sent >= TURNED_AWAY)
		return say("bad", `${share}: more than 0.3 %, mails are turned away`, "Write only to those who asked, and less often.");
	if (complained / sent >= WARNED) return say("weak", `${share}: more than 0.1 %`, "Look which stream it is, and write less of it.");
	return say("good", `${share}: less than 0.1 %`, "");
}
