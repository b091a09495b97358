/** Logs with a line of headings: Zeek's TSV, DShield's tables, reports in CSV. */
import { addressOf, NO_ADDRESS } from "../../sighting/address.ts";
import { timeOf } from "../../sighting/instant.ts";
import { placeOf, textOf } from "../../sighting/line.ts";
import type { Sighting } from "../../sighting/sighting.ts";
import { broken, harmless, type LineReader, NO_SOURCE, NO_TIME, type Refusal } from "../line-reader.ts";
import { cutCells } from "./cut-cells.ts";
import { takeReport } from "./take-report.ts";

const HEADINGS = harmless("headings and remarks of the table");
const TORN = broken("the line has not the cells that the headings name");
const OTHER_LOG = harmless("a Zeek log other than conn and http");

/** Zeek's own form: `#fields` names the columns, `#path` the log. */
export function createZeekTableReader(): LineReader {
	let columns: ReadonlyMap<string, number> | undefined;
	let path = "";
	return {
		form: "zeek",
		recognises: ({ bytes, from, to }) =>
			bytes[from] === 35 || (columns !== undefined && bytes[from] !== 123 && placeOf("\t", bytes, from, to) > 0),
		read(line, into) {
			const cells = textOf(line).split("\t", 120);
			if (line.bytes[line.from] === 35) {
				if (cells[0] === "#path") path = cells[1] ?? "";
				if (cells[0] === "#fields") columns = new Map(cells.slice(1).map((name, at) => [name, at]));
				return HEADINGS;
			}
			const cell = (name: string) => {
				const text = cells[columns?.get(name) ?? -1] ?? "";
				return text === "-" || text === "(empty)" ? "" : text;
			};
			if (cells.length !== columns?.size) return TORN;
			into.at = timeOf(cell("ts"));
			if (Number.isNaN(into.at)) return NO_TIME;
			if (path !== "conn" && path !== "http") return OTHER_LOG;
			return takeEnds(cell("id.orig_h"), cell("id.resp_h"), cell("id.resp_p"), into) ?? takeRequest(cell("uri"), cell("user_agent"), into);
		},
	};
}

function takeRequest(path: string, agent: string, into: Sighting): undefined {
	into.path = path.slice(0, 512);
	into.agent = agent.slice(0, 300);
}

function takeEnds(source: string, target: string, port: string, into: Sighting): Refusal | undefined {
	into.source = addressOf(source.replace(/(?<![0-9])0{1,2}(?=[0-9]{1,2}(?:\.|$))/g, ""));
	if (into.source === NO_ADDRESS) return NO_SOURCE;
	into.target = addressOf(target.replace(/(?<![0-9])0{1,2}(?=[0-9]{1,2}(?:\.|$))/g, ""));
	const number = /^\d{1,5}$/.test(port) ? Number(port) : 0;
	into.port = number <= 65_535 ? number : 0;
	return undefined;
}

/** Headings by their letters alone: `Source IP` and `source_ip` are one. */
const plainName = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
const SOURCES = ["sourceip", "srcip", "source", "src", "attackerip", "ip", "saddr"];
const TARGETS = ["targetip", "dstip", "destip", "destinationip", "target", "dst", "daddr"];
const PORTS = ["targetport", "dstport", "destport", "destinationport", "dport", "port"];
const TIMES = ["date", "time", "timestamp", "datetime", "firstseen"];

/** DShield's tables: the nine columns of a submission without headings, or any table whose headings name time, source and port. */
export function createDshieldReader(): LineReader {
	let columns: ReadonlyMap<string, number> | undefined;
	let separator = "\t";
	return {
		form: "dshield",
		recognises(line) {
			if (columns !== undefined) return line.bytes[line.from] !== 123 && line.bytes[line.from] !== 60;
			const text = textOf({ ...line, to: Math.min(line.to, line.from + 400) });
			if (isSubmission(text)) return true;
			const names = cutCells(text, separatorOf(text)).map(plainName);
			return [SOURCES, PORTS, TIMES].every((set) => names.some((name) => set.includes(name))) && names.length <= 60;
		},
		read(line, into) {
			const text = textOf(line);
			if (text.startsWith("#")) return HEADINGS;
			if (isSubmission(text)) {
				const [date, , count, source, , target, port] = text.split("\t", 10);
				return takeRow(date ?? "", [source ?? "", target ?? "", port ?? ""], count ?? "", into);
			}
			if (columns === undefined) {
				separator = separatorOf(text);
				columns = new Map(cutCells(text, separator).map((name, at) => [plainName(name), at]));
				return HEADINGS;
			}
			const cells = cutCells(text, separator);
			const cell = (names: readonly string[]) => cells[columns?.get(names.find((name) => columns?.has(name)) ?? "") ?? -1] ?? "";
			if (cells.length < columns.size) return TORN;
			// Date and time may stand in cells of their own.
			const time = columns.has("date") && columns.has("time") ? `${cell(["date"])} ${cell(["time"])}` : cell(TIMES);
			into.sensor = cell(["sensor", "sensorid", "honeypot"]).slice(0, 256);
			into.country = cell(["country", "sourcecountry", "cc"]).slice(0, 2).toUpperCase();
			return takeRow(time, [cell(SOURCES), cell(TARGETS), cell(PORTS)], cell(["count", "events"]), into);
		},
	};
}

function takeRow(
	time: string,
	[source, target, port]: readonly [string, string, string],
	count: string,
	into: Sighting,
): Refusal | undefined {
	into.at = timeOf(time);
	if (Number.isNaN(into.at)) return NO_TIME;
	const times = /^\d{1,6}$/.test(count) ? Number(count) : 1;
	into.times = Math.max(1, times);
	return takeEnds(source, target, port, into);
}

/** `2017-09-20 13:45:12 +00:00<tab>author<tab>count<tab>source<tab>port<tab>target<tab>port<tab>protocol<tab>flags`. */
function isSubmission(text: string): boolean {
	return /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d\d:?\d\d\t/.test(text) && text.split("\t", 9).length >= 8;
}

function separatorOf(text: string): string {
	return ["\t", ";", ","].find((sign) => text.includes(sign)) ?? ",";
}

/** Reports of victims as a table. */
export function createReportTableReader(): LineReader {
	let columns: readonly string[] | undefined;
	let separator = ",";
	return {
		form: "report",
		recognises(line) {
			if (columns !== undefined) return line.bytes[line.from] !== 123;
			const text = textOf({ ...line, to: Math.min(line.to, line.from + 400) });
			const names = cutCells(text, separatorOf(text)).map(plainName);
			return (
				names.some((name) => name === "symptoms" || name === "symptom") && names.some((name) => TIMES.includes(name) || name === "when")
			);
		},
		read(line, into) {
			const text = textOf(line);
			if (columns === undefined) {
				separator = separatorOf(text);
				columns = cutCells(text, separator).map((name) => name.trim().toLowerCase());
				return HEADINGS;
			}
			const cells = cutCells(text, separator);
			if (cells.length < 2) return TORN;
			return takeReport(
				(...names) => names.map((name) => cells[columns?.indexOf(name) ?? -1]?.trim() ?? "").find((one) => one !== "") ?? "",
				into,
			);
		},
	};
}
