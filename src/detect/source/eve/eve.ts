/**
 * Suricata's EVE log: a JSON object a line, written by a sensor about traffic that strangers made.
 *
 * Most lines are read from their bytes (`scan-eve.ts`); what is out of the ordinary there is parsed as JSON, with the same outcome.
 */
import { addressOf, NO_ADDRESS } from "../../sighting/address.ts";
import { timeOf } from "../../sighting/instant.ts";
import { placeOf, textOf } from "../../sighting/line.ts";
import type { Sighting } from "../../sighting/sighting.ts";
import { harmless, type LineReader, NO_SOURCE, NO_TIME, NOT_JSON, type Refusal } from "../line-reader.ts";
import { type EveFields, emptyFields, scanEve } from "./scan-eve.ts";

const OTHER = harmless("a Suricata event of another type than alert, flow and http");
const SEEN = new Set(["alert", "flow", "http"]);

/** A reader. */
export function createEveReader(): LineReader {
	const fields = emptyFields();
	return {
		form: "eve",
		recognises: ({ bytes, from, to }) => bytes[from] === 123 && placeOf('"event_type"', bytes, from, to) >= 0,
		read(line, into) {
			if (scanEve(line, fields)) return toSighting(fields, into);
			const parsed = parseEve(textOf(line));
			return parsed === undefined ? NOT_JSON : toSighting(parsed, into);
		},
	};
}

function toSighting(fields: EveFields, into: Sighting): Refusal | undefined {
	into.at = fields.at;
	into.sensor = fields.host;
	if (Number.isNaN(into.at)) return NO_TIME;
	if (!SEEN.has(fields.eventType)) return OTHER;
	if (fields.source === NO_ADDRESS) return NO_SOURCE;
	into.source = fields.source;
	into.target = fields.target;
	into.port = fields.port;
	into.country = fields.country;
	if (fields.eventType === "alert") {
		into.rule = fields.rule;
		into.ruleName = fields.ruleName;
		into.stage = "attempt";
	}
	into.path = fields.url;
	into.agent = fields.agent;
	return undefined;
}

/** The same fields by way of `JSON.parse`; `undefined` for what is no object. */
export function parseEve(text: string): EveFields | undefined {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return undefined;
	}
	if (!isRecord(value)) return undefined;
	const fields = emptyFields();
	const [alert, http, geoip] = [value["alert"], value["http"], value["geoip"]].map((one) => (isRecord(one) ? one : {}));
	fields.at = timeOf(textIn(value["timestamp"]));
	fields.eventType = textIn(value["event_type"]);
	fields.source = addressOf(textIn(value["src_ip"]));
	fields.target = addressOf(textIn(value["dest_ip"]));
	fields.port = wholeIn(value["dest_port"], 65_535);
	fields.host = textIn(value["host"]);
	fields.rule = wholeIn(alert?.["signature_id"], 999_999_999_999);
	fields.ruleName = textIn(alert?.["signature"]);
	fields.url = textIn(http?.["url"]);
	fields.agent = textIn(http?.["http_user_agent"]);
	fields.country = textIn(geoip?.["country_iso_code"] ?? geoip?.["country_code2"]);
	return fields;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textIn(value: unknown): string {
	return typeof value === "string" ? value : "";
}

function wholeIn(value: unknown, most: number): number {
	return typeof value === "number" && Number.isInteger(value) && value > 0 && value <= most ? value : 0;
}
