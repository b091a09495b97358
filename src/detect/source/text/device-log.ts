/**
 * What recorders and cameras log of themselves, in a grammar of our own: no public set of such logs of Hikvision or Dahua was found.
 *
 *     Sep 20 13:45:12 nvr-01 hikvision: major="Exception" minor="Illegal Login" user="admin" remote="203.0.113.9" port=8000
 *     2017-09-20T13:45:12Z nvr-02 dahua: type="LoginFailure" user="admin" address="203.0.113.9" port=37777
 *
 * The words of types are the makers'; the form of the line is not, and an adapter has to write it. Written by a device that may be taken over.
 */
import { addressOf, NO_ADDRESS } from "../../sighting/address.ts";
import { placeOf, textAt } from "../../sighting/line.ts";
import type { Stage } from "../../sighting/sighting.ts";
import { harmless, type LineReader, NO_SOURCE, NO_TIME } from "../line-reader.ts";
import { createHeadReader, hasHead } from "./syslog.ts";

const NO_ATTACK = harmless("a device's log entry that tells of no attack");

/** Entries that tell of one, by their type as the makers name it, in small letters without blanks. */
const STAGES: Readonly<Record<string, Stage>> = {
	illegallogin: "login",
	loginfailure: "login",
	accountlocked: "login",
	lockaccount: "login",
	remoterestore: "success",
	restoredefault: "success",
	factoryreset: "success",
	channelnamechanged: "success",
	useradded: "success",
	adduser: "success",
};

/** A reader for one maker. @param now - UTC milliseconds. */
export function createDeviceLogReader(maker: "hikvision" | "dahua", now: number): LineReader {
	const headOf = createHeadReader(now);
	const tag = `${maker}: `;
	return {
		form: maker,
		recognises: (line) => hasHead(line) && placeOf(tag, line.bytes, line.from, Math.min(line.to, line.from + 300)) > 0,
		read(line, into) {
			const head = headOf(line);
			into.at = head.at;
			into.sensor = head.host;
			if (Number.isNaN(head.at)) return NO_TIME;
			const start = placeOf(tag, line.bytes, head.message, line.to);
			const pairs = pairsOf(textAt(line.bytes, Math.max(start, head.message), Math.min(line.to, head.message + 4096)));
			const type = (pairs.get("minor") ?? pairs.get("type") ?? "").toLowerCase().replace(/[^a-z]/g, "");
			const stage = STAGES[type];
			if (stage === undefined) return NO_ATTACK;
			into.source = addressOf(pairs.get("remote") ?? pairs.get("address") ?? "");
			if (into.source === NO_ADDRESS) return NO_SOURCE;
			const port = pairs.get("port") ?? "";
			into.port = /^\d{1,5}$/.test(port) ? Math.min(65_535, Number(port)) : 0;
			into.stage = stage;
			into.device = maker;
			into.ruleName = `${maker}: ${type}`;
			return undefined;
		},
	};
}

/** `name="value"` and `name=value`. */
function pairsOf(text: string): ReadonlyMap<string, string> {
	const pairs = new Map<string, string>();
	for (const [, name = "", quoted, bare] of text.matchAll(/\b([a-z]{1,20})=(?:"([^"]{0,200})"|([^\s"]{1,200}))/g)) {
		pairs.set(name, quoted ?? bare ?? "");
		if (pairs.size === 20) break;
	}
	return pairs;
}
