/** Forms told from their lines: what each line comes to. Lines after those of the documentation of each program. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOf } from "../sighting/address.ts";
import type { Line } from "../sighting/line.ts";
import { createSighting, type Sighting } from "../sighting/sighting.ts";
import { createLogReader } from "./log-reader.ts";

const NOW = Date.parse("2026-11-24T12:00:00Z");

function lineOf(text: string): Line {
	const bytes = new TextEncoder().encode(text);
	return { bytes, view: new DataView(bytes.buffer), from: 0, to: bytes.length, hasNul: true };
}

/** The sighting of the last of some lines, or why there is none. */
function last(...lines: readonly string[]): Sighting | string {
	const reader = createLogReader(NOW);
	const into = createSighting();
	let outcome: Sighting | string = "no line";
	for (const line of lines) outcome = reader.read(lineOf(line), into)?.reason ?? { ...into };
	return outcome;
}

type Wanted = Partial<Omit<Sighting, "source" | "target" | "at">> & {
	readonly time: string;
	readonly source?: string;
	readonly target?: string;
};

for (const [form, lines, wanted] of [
	[
		"iptables behind a syslog head: the year is the last one that is not to come",
		[
			"Jun  8 14:34:33 fw1 kernel: [50028442.088484] IN=enp1s0 OUT= MAC=00:08:a2 SRC=195.54.160.107 DST=51.15.166.67 LEN=40 TOS=0x00 PROTO=TCP SPT=8080 DPT=8123 WINDOW=1024 RES=0x00 SYN URGP=0",
		],
		{ time: "2026-06-08T14:34:33Z", source: "195.54.160.107", target: "51.15.166.67", port: 8123, sensor: "fw1" },
	],
	[
		"ufw, in December of the year before",
		["Dec 24 09:00:00 gw kernel: [UFW BLOCK] IN=eth0 OUT= SRC=1.2.3.4 DST=5.6.7.8 PROTO=TCP SPT=1 DPT=37777"],
		{ time: "2025-12-24T09:00:00Z", source: "1.2.3.4", port: 37777, sensor: "gw" },
	],
	[
		"nftables, IPv6",
		["2026-11-01T00:00:00+01:00 gw kernel: nft-drop: IN=eth0 OUT= SRC=2001:db8::1 DST=2001:db8:0:1::2 PROTO=TCP SPT=5 DPT=554"],
		{ time: "2026-10-31T23:00:00Z", source: "2001:db8::1", target: "2001:db8:0:1::2", port: 554 },
	],
	[
		"filterlog of pfSense",
		[
			"Sep 28 10:38:24 pfSense filterlog: 53,,,1000102631,em0,match,block,in,4,0x0,,64,600,0,none,6,tcp,44,10.0.2.2,10.0.2.15,53792,22,0,S,31552001,,65535,,mss",
		],
		{ time: "2026-09-28T10:38:24Z", source: "10.0.2.2", target: "10.0.2.15", port: 22, sensor: "pfSense" },
	],
	[
		"filterlog of OPNsense behind RFC 5424",
		[
			'<134>1 2022-09-06T18:37:34+02:00 opnsense filterlog 69805 - [meta sequenceId="2633353"] 10,,,02f4bab0,re0,match,block,in,4,0x0,,118,28579,0,none,17,udp,132,212.102.36.22,37.120.48.198,49838,52938,112',
		],
		{ time: "2022-09-06T16:37:34Z", source: "212.102.36.22", port: 52938, sensor: "opnsense" },
	],
	[
		"an access log",
		['203.0.113.9 - - [08/Jun/2020:08:04:43 +0000] "GET /SDK/webLanguage?x=\\"y\\" HTTP/1.1" 404 803 "-" "curl/7.68.0"'],
		{ time: "2020-06-08T08:04:43Z", source: "203.0.113.9", path: '/SDK/webLanguage?x=\\"y\\"', agent: "curl/7.68.0" },
	],
	[
		"an access log with the virtual host before",
		['www.example.org:81 203.0.113.9 - - [08/Jun/2020:08:04:43 +0200] "GET /a HTTP/1.1" 301 0 "-" "x"'],
		{ time: "2020-06-08T06:04:43Z", source: "203.0.113.9", path: "/a", port: 81 },
	],
	[
		"Zeek's conn log",
		[
			"#separator \\x09",
			"#path\tconn",
			"#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto",
			"1505916000.5\tC1\t198.51.100.3\t5000\t192.0.2.7\t37777\ttcp",
		],
		{ time: "2017-09-20T14:00:00.500Z", source: "198.51.100.3", target: "192.0.2.7", port: 37777 },
	],
	[
		"Zeek's http log in JSON",
		[
			'{"ts":"2026-11-01T00:00:00.25Z","id.orig_h":"198.51.100.3","id.resp_h":"192.0.2.7","id.resp_p":80,"uri":"/RPC2_Login","user_agent":"x"}',
		],
		{ time: "2026-11-01T00:00:00.250Z", source: "198.51.100.3", port: 80, path: "/RPC2_Login", agent: "x" },
	],
	[
		"Cowrie",
		[
			'{"eventid":"cowrie.login.failed","timestamp":"2026-11-01T00:00:00Z","src_ip":"198.51.100.3","dst_ip":"192.0.2.7","dst_port":2323,"sensor":"pot","protocol":"telnet"}',
		],
		{ time: "2026-11-01T00:00:00Z", source: "198.51.100.3", port: 2323, sensor: "pot", stage: "login" },
	],
	[
		"Cowrie in text",
		["2020-12-08T06:28:43+0000 [cowrie.ssh.factory.CowrieSSHFactory] New connection: 4.2.3.1:47630 (1.2.3.4:2222) [session: 3e5a9212b91f]"],
		{ time: "2020-12-08T06:28:43Z", source: "4.2.3.1", target: "1.2.3.4", port: 2222 },
	],
	[
		"a submission to DShield",
		["2017-09-20 13:45:12 +00:00\t12345\t3\t198.51.100.3\t1024\t192.0.2.7\t37777\tTCP\tS"],
		{ time: "2017-09-20T13:45:12Z", source: "198.51.100.3", target: "192.0.2.7", port: 37777, times: 3 },
	],
	[
		"DShield's table",
		["Date,Time,Source IP,Source Port,Target IP,Target Port,Count", "2017-09-20,13:45:12,198.051.100.003,1024,192.0.2.7,37777,2"],
		{ time: "2017-09-20T13:45:12Z", source: "198.51.100.3", port: 37777, times: 2 },
	],
	[
		"CEF",
		[
			"Sep  8 08:32:20 udm CEF: 0|Ubiquiti|UniFi Network|9.4.19|201|Threat Detected and Blocked|9|proto=TCP src=198.51.100.3 dst=192.0.2.7 dpt=80 UNIFIipsSignature=ET SCAN x UNIFIipsSignatureId=2034630 UNIFIutcTime=2025-09-08T06:32:20.613Z msg=a b=c",
		],
		{ time: "2025-09-08T06:32:20.613Z", source: "198.51.100.3", port: 80, rule: 2034630, ruleName: "ET SCAN x" },
	],
	[
		"LEEF 2.0 with a separator of its own",
		["LEEF:2.0|Vendor|Product|1|EventID|^|devTime=2026-11-01T00:00:00Z^src=198.51.100.3^dst=192.0.2.7^dstPort=8000"],
		{ time: "2026-11-01T00:00:00Z", source: "198.51.100.3", port: 8000 },
	],
	[
		"a Hikvision device's log in our grammar",
		['Sep 20 13:45:12 nvr-01 hikvision: major="Exception" minor="Illegal Login" user="admin" remote="203.0.113.9" port=8000'],
		{ time: "2026-09-20T13:45:12Z", source: "203.0.113.9", port: 8000, sensor: "nvr-01", stage: "login", device: "hikvision" },
	],
	[
		"a Dahua device's log in our grammar",
		['2017-09-20T13:45:12Z nvr-02 dahua: type="LoginFailure" user="admin" address="203.0.113.9" port=37777'],
		{ time: "2017-09-20T13:45:12Z", source: "203.0.113.9", port: 37777, stage: "login", device: "dahua" },
	],
	[
		"a flow of nfdump",
		[
			'{"type":"FLOW","t_first":"2026-11-01T00:00:00.100","proto":6,"src4_addr":"198.51.100.3","dst4_addr":"192.0.2.7","src_port":1,"dst_port":34567}',
		],
		{ time: "2026-11-01T00:00:00.100Z", source: "198.51.100.3", port: 34567 },
	],
	[
		"a flow by the names of RFC 7012",
		[
			'{"flowStartMilliseconds":1793491200000,"sourceIPv4Address":"198.51.100.3","destinationIPv4Address":"192.0.2.7","destinationTransportPort":554}',
		],
		{ time: "2026-11-01T00:00:00Z", source: "198.51.100.3", port: 554 },
	],
	[
		"a victim's report",
		['{"time":"2017-09-21T08:00Z","device":"DH-NVR","maker":"Dahua","symptoms":["channels renamed","picture black"],"organisation":"A"}'],
		{
			time: "2017-09-21T08:00:00Z",
			stage: "victim",
			symptoms: "channels renamed; picture black",
			organisation: "A",
			device: "Dahua DH-NVR",
		},
	],
] satisfies readonly (readonly [string, readonly string[], Wanted])[]) {
	test(form, () => {
		const found = last(...lines);
		assert.ok(typeof found !== "string", String(found));
		const { time, source, target, ...rest } = wanted as Wanted;
		assert.equal(new Date(found.at).toISOString(), new Date(time).toISOString());
		if (source !== undefined) assert.equal(found.source, addressOf(source));
		if (target !== undefined) assert.equal(found.target, addressOf(target));
		for (const [name, value] of Object.entries(rest)) assert.equal(found[name as keyof Sighting], value, name);
	});
}

for (const [why, lines, reason] of [
	["nothing", [""], /empty/],
	["NUL bytes", ["Jun  8 14:34:33 fw1 kernel: IN=e SRC=1.2.3.4 DST=5.6.7.8\u0000 DPT=1"], /NUL/],
	["torn EVE", ['{"timestamp":"2026-01-01T00:00:00Z","event_type":"alert","src_ip":"1.2'], /no sound JSON/],
	["a year that cannot be", ['203.0.113.9 - - [08/Jun/0017:08:04:43 +0000] "GET / HTTP/1.1" 404 8'], /no time/],
	["a day that is none", ['203.0.113.9 - - [31/Feb/2020:08:04:43 +0000] "GET / HTTP/1.1" 404 8'], /no time/],
	["a time to come", ['{"timestamp":"2027-01-01T00:00:00Z","event_type":"alert","src_ip":"1.2.3.4"}'], /ahead of the clock/],
	["EVE's own counters", ['{"timestamp":"2026-01-01T00:00:00Z","event_type":"stats","stats":{}}'], /another type/],
	["a packet on its way out", ["Jun  8 14:34:33 fw1 kernel: IN= OUT=eth0 SRC=10.0.0.1 DST=5.6.7.8 DPT=80"], /way out/],
	["an entry that tells of no attack", ['Sep 20 13:45:12 nvr hikvision: major="Information" minor="Time Sync"'], /no attack/],
	["a table's headings", ["time,device,symptoms"], /headings/],
	["a word", ["hello"], /not one that is known/],
] as const) {
	test(`${why}: refused with the reason`, () => {
		const found = last(...lines);
		assert.ok(typeof found === "string", JSON.stringify(found));
		assert.match(found, reason);
	});
}

test("what a stranger puts into a request is no line of a firewall", () => {
	const found = last(
		'203.0.113.9 - - [08/Jun/2020:08:04:43 +0000] "GET /a HTTP/1.1" 404 8 "-" "x IN=eth0 OUT= SRC=8.8.8.8 DST=1.1.1.1 DPT=37777"',
	);
	assert.ok(typeof found !== "string");
	assert.equal(found.port, 0, "the port was taken from the agent");
	assert.equal(found.source, addressOf("203.0.113.9"));
});
