/** Lines of logs: strangers make sensors write them. */
import assert from "node:assert/strict";
import { findWaves } from "../../../src/detect/episode/find-waves.ts";
import { createLogCounter } from "../../../src/detect/log-counter.ts";
import { readSignatures } from "../../../src/detect/signature/read-signatures.ts";
import { LOG_FORMS } from "../../../src/detect/source/line-reader.ts";
import { type Target, textOf } from "../target.ts";
import { bend, textInput } from "../text.ts";

/** A line of each form, to be bent. */
const LINES = [
	'{"timestamp":"2026-10-25T16:49:58.856335-0600","event_type":"alert","src_ip":"84.92.227.177","dest_ip":"10.192.19.6","dest_port":37777,"alert":{"signature_id":2034630,"signature":"x CVE-2021-36260"}}',
	'{"ts":1793491200.5,"id.orig_h":"198.51.100.3","id.resp_h":"192.0.2.7","id.resp_p":80,"uri":"/RPC2_Login"}',
	"#fields\tts\tid.orig_h\tid.resp_h\tid.resp_p",
	"Jun  8 14:34:33 fw1 kernel: IN=enp1s0 OUT= SRC=195.54.160.107 DST=51.15.166.67 PROTO=TCP SPT=8080 DPT=8123",
	"Sep 28 10:38:24 pfSense filterlog: 53,,,1000102631,em0,match,block,in,4,0x0,,64,600,0,none,6,tcp,44,10.0.2.2,10.0.2.15,53792,22,0,S",
	'203.0.113.9 - - [08/Jun/2026:08:04:43 +0000] "GET /SDK/webLanguage HTTP/1.1" 404 803 "-" "zgrab/0.x"',
	"2017-09-20 13:45:12 +00:00\t12345\t3\t198.51.100.3\t1024\t192.0.2.7\t37777\tTCP\tS",
	"Sep  8 08:32:20 udm CEF: 0|a|b|1|201|Blocked|9|src=198.51.100.3 dst=192.0.2.7 dpt=80 msg=a b=c",
	"LEEF:2.0|Vendor|Product|1|EventID|^|devTime=2026-11-01T00:00:00Z^src=198.51.100.3^dstPort=8000",
	'Sep 20 13:45:12 nvr-01 hikvision: minor="Illegal Login" user="admin" remote="203.0.113.9" port=8000',
	'{"time":"2026-09-21T08:00Z","maker":"Dahua","symptoms":"channels renamed","organisation":"A"}',
	"time,device,symptoms,organisation",
	"2020-12-08T06:28:43+0000 [cowrie.x] New connection: 4.2.3.1:47630 (1.2.3.4:2222) [session: 3e5a]",
];

const { signatures } = readSignatures(
	{
		signatures: [
			{ id: "a", kind: "port", values: ["37777"], maker: "dahua", confidence: 0.3, says: "a", source: "a", date: "2026-01-01" },
			{ id: "b", kind: "path", values: ["/SDK/"], confidence: 0.9, says: "b", source: "b", date: "2026-01-01", matches: ["/SDK/x"] },
		],
	},
	"fuzz",
);
const MOST_LINES = 400;

/** Whole logs: each line is counted or refused, and the outcome can be written. */
const logs: Target = {
	name: "logs/lines",
	milliseconds: 300,
	make(chance, seeds) {
		if (chance.once(3)) return textInput(chance, LINES);
		const lines = Array.from({ length: 1 + chance.int(12) }, () => {
			const line = chance.pick(LINES);
			return chance.once(2) ? line : bend(line, chance, seeds.cells);
		});
		return { texts: [lines.join("\n").slice(0, 65_536)], option: chance.int(40) };
	},
	most: (length) => 100_000 + 100 * length,
	run(input) {
		const as = LOG_FORMS[input.option];
		const counter = createLogCounter({ signatures, now: Date.parse("2026-11-24T12:00:00Z"), as });
		const text = textOf(input).split("\n").slice(0, MOST_LINES).join("\n");
		counter.take("fuzz.log", new TextEncoder().encode(text));
		const skipped = counter.skipped();
		const found = findWaves(counter.tally, { keys: counter.index.keys, recogniser: counter.recogniser, origin: "fuzz.log", budget: 0.005 });
		return {
			answer: { events: counter.events(), skipped, waves: found.waves.length, keys: counter.index.keys.length },
			laws: () => {
				const lines = text === "" ? 0 : text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
				const left = skipped.reduce((sum, one) => sum + one.lines, 0);
				assert.ok(left <= lines, "more lines are refused than there are");
				if (counter.events() === 0) assert.equal(left, lines, "a line is neither counted nor refused");
			},
		};
	},
};

/** All. */
export const logTargets: readonly Target[] = [logs];
