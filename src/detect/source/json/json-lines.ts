/** Logs of a JSON object a line other than Suricata's: Zeek, Cowrie, flows, reports. Written by sensors, or by whoever reports. */
import { addressOf, NO_ADDRESS } from "../../sighting/address.ts";
import { timeOf } from "../../sighting/instant.ts";
import { type Line, placeOf, textOf } from "../../sighting/line.ts";
import type { Sighting } from "../../sighting/sighting.ts";
import { broken, harmless, type LineReader, type LogForm, NO_SOURCE, NO_TIME, NOT_JSON, type Refusal } from "../line-reader.ts";
import { takeReport } from "../table/take-report.ts";

type Members = ReadonlyMap<string, unknown>;

/** One form: a word that its lines have, and how a line is read. */
function reader(form: LogForm, words: readonly string[], take: (members: Members, into: Sighting) => Refusal | undefined): LineReader {
	return {
		form,
		recognises: ({ bytes, from, to }) => bytes[from] === 123 && words.some((word) => placeOf(word, bytes, from, to) > 0),
		read(line, into) {
			const members = membersOf(line);
			return members === undefined ? NOT_JSON : take(members, into);
		},
	};
}

/** The members of an object, those of objects within as `outer.inner`, one level deep. */
function membersOf(line: Line): Members | undefined {
	let value: unknown;
	try {
		value = JSON.parse(textOf(line));
	} catch {
		return undefined;
	}
	if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
	const members = new Map<string, unknown>();
	for (const [name, one] of Object.entries(value).slice(0, MOST_MEMBERS)) {
		members.set(name, one);
		if (typeof one !== "object" || one === null || Array.isArray(one)) continue;
		for (const [inner, deep] of Object.entries(one).slice(0, MOST_MEMBERS)) members.set(`${name}.${inner}`, deep);
	}
	return members;
}

const MOST_MEMBERS = 200;

/** Zeek's conn and http logs in JSON. */
export const createZeekJsonReader = (): LineReader =>
	reader("zeek", ['"id.orig_h"', '"id_orig_h"'], (members, into) => {
		into.at = timeIn(members, ["ts"]);
		into.sensor = textIn(members, ["_system_name", "_node_name"]);
		if (Number.isNaN(into.at)) return NO_TIME;
		if (
			!takeEnds(members, into, { source: ["id.orig_h", "id_orig_h"], target: ["id.resp_h", "id_resp_h"], port: ["id.resp_p", "id_resp_p"] })
		)
			return NO_SOURCE;
		into.path = textIn(members, ["uri"]);
		into.agent = textIn(members, ["user_agent"]);
		return undefined;
	});

const COWRIE_STAGES: Readonly<Record<string, Sighting["stage"]>> = {
	"cowrie.session.connect": "probe",
	"cowrie.login.failed": "login",
	"cowrie.login.success": "success",
	"cowrie.session.file_download": "success",
};
const NO_ATTACK = harmless("a Cowrie event that is no connection, login or download");

/** Cowrie, a honeypot for Telnet and SSH. What a honeypot lets in is no victim. */
export const createCowrieReader = (): LineReader =>
	reader("cowrie", ['"cowrie.'], (members, into) => {
		into.at = timeIn(members, ["timestamp"]);
		into.sensor = textIn(members, ["sensor"]);
		if (Number.isNaN(into.at)) return NO_TIME;
		const stage = COWRIE_STAGES[textIn(members, ["eventid"])];
		if (stage === undefined) return NO_ATTACK;
		if (!takeEnds(members, into, { source: ["src_ip"], target: ["dst_ip"], port: ["dst_port"] })) return NO_SOURCE;
		into.stage = stage === "success" ? "attempt" : stage;
		if (into.port === 0) into.port = textIn(members, ["protocol"]) === "telnet" ? 23 : 0;
		return undefined;
	});

/** Names that nfdump, goflow2, pmacct, Logstash and RFC 7012 have for the same. */
const FLOW = {
	time: [
		"flowStartMilliseconds",
		"flowStartSeconds",
		"t_first",
		"first",
		"timestamp_start",
		"time_flow_start_ns",
		"time_flow_start",
		"netflow.first_switched",
		"@timestamp",
		"timestamp",
		"time_received_ns",
		"time_received",
	],
	source: [
		"sourceIPv4Address",
		"sourceIPv6Address",
		"src4_addr",
		"src6_addr",
		"src_addr",
		"ip_src",
		"netflow.ipv4_src_addr",
		"netflow.ipv6_src_addr",
	],
	target: [
		"destinationIPv4Address",
		"destinationIPv6Address",
		"dst4_addr",
		"dst6_addr",
		"dst_addr",
		"ip_dst",
		"netflow.ipv4_dst_addr",
		"netflow.ipv6_dst_addr",
	],
	port: ["destinationTransportPort", "dst_port", "port_dst", "netflow.l4_dst_port"],
	sensor: ["exportingProcess", "exporter", "sampler_address", "peer_ip_src", "host", "sampler"],
};

/** Flows: NetFlow and IPFIX as JSON. */
export const createFlowReader = (): LineReader =>
	reader("netflow", ['"dst_port"', '"port_dst"', '"l4_dst_port"', '"destinationTransportPort"'], (members, into) => {
		into.at = timeIn(members, FLOW.time);
		into.sensor = textIn(members, FLOW.sensor);
		if (Number.isNaN(into.at)) return NO_TIME;
		return takeEnds(members, into, FLOW) ? undefined : NO_SOURCE;
	});

const NO_SYMPTOM = broken("the report names no device and no symptom");

/** Reports of victims: `{"time", "device", "symptoms", "organisation"}`. */
export const createReportReader = (): LineReader =>
	reader("report", ['"symptoms"', '"symptom"'], (members, into) => {
		const cells = new Map(
			[...members].map(([name, one]) => [name.toLowerCase(), Array.isArray(one) ? one.slice(0, 20).join("; ") : String(one ?? "")]),
		);
		const cell = (...names: readonly string[]) => names.map((name) => cells.get(name) ?? "").find((text) => text !== "") ?? "";
		return takeReport(cell, into) ?? (into.device === "" && into.symptoms === "" ? NO_SYMPTOM : undefined);
	});

/** Fills source, target and port; false without a source. */
function takeEnds(
	members: Members,
	into: Sighting,
	names: { readonly source: readonly string[]; readonly target: readonly string[]; readonly port: readonly string[] },
): boolean {
	const source = addressOf(textIn(members, names.source));
	if (source === NO_ADDRESS) return false;
	into.source = source;
	const target = textIn(members, names.target);
	into.target = target === "" ? NO_ADDRESS : addressOf(target);
	const port = Number(valueIn(members, names.port));
	into.port = Number.isInteger(port) && port > 0 && port <= 65_535 ? port : 0;
	return true;
}

function valueIn(members: Members, names: readonly string[]): unknown {
	for (const name of names) {
		const found = members.get(name);
		if (found !== undefined && found !== null) return found;
	}
	return undefined;
}

function textIn(members: Members, names: readonly string[]): string {
	const found = valueIn(members, names);
	return typeof found === "string" ? found.slice(0, 2000) : "";
}

function timeIn(members: Members, names: readonly string[]): number {
	const found = valueIn(members, names);
	return typeof found === "string" || typeof found === "number" ? timeOf(String(found)) : Number.NaN;
}
