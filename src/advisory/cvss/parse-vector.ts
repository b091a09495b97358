/** Reads a CVSS vector of any edition. The text was written by whoever wrote the advisory: bounded, checked part by part, never guessed. */
import { err, ok, type Result } from "../../core/result.ts";
import { METRICS } from "./metrics.ts";
import type { CvssError, CvssVersion, Metric, Vector } from "./vector.ts";

/** The longest valid vector (4.0 with all 32 metrics) has 178 characters. */
const LONGEST = 512;

const BY_NAME: Readonly<Record<CvssVersion, ReadonlyMap<string, Metric>>> = {
	"2.0": byName("2.0"),
	"3.0": byName("3.0"),
	"3.1": byName("3.1"),
	"4.0": byName("4.0"),
};

function byName(version: CvssVersion): ReadonlyMap<string, Metric> {
	return new Map(METRICS[version].map((metric) => [metric.name, metric]));
}

/**
 * Reads one vector.
 *
 * Case counts, as in the standard. A 2.0 vector has no prefix and may stand in brackets, as the NVD writes it.
 *
 * @returns The vector; else a code of `CvssError` with the part that is wrong.
 */
export function parseVector(text: string): Result<Vector, CvssError> {
	if (text.length > LONGEST) return err({ code: "cvss/too-long", at: `${text.length}` });
	const { version, body } = splitPrefix(text.trim());
	if (version === undefined) return err({ code: "cvss/unknown-version", at: cut(text) });
	const stated = readMetrics(version, body);
	if (!stated.ok) return stated;
	const missing = METRICS[version].find((metric) => metric.notDefined === undefined && !stated.value.has(metric.name));
	if (missing !== undefined) return err({ code: "cvss/missing-metric", at: missing.name });
	return ok(toVector(version, text, stated.value));
}

function splitPrefix(text: string): { readonly version: CvssVersion | undefined; readonly body: string } {
	const prefix = /^CVSS:([^/]{1,8})\//.exec(text);
	if (prefix === null) {
		const body = text.startsWith("(") && text.endsWith(")") ? text.slice(1, -1) : text;
		return { version: /^(?:AV|AC|Au|C|I|A):/.test(body) ? "2.0" : undefined, body };
	}
	const version = prefix[1];
	const known = version === "3.0" || version === "3.1" || version === "4.0";
	return { version: known ? version : undefined, body: text.slice(prefix[0].length) };
}

function readMetrics(version: CvssVersion, body: string): Result<ReadonlyMap<string, string>, CvssError> {
	const stated = new Map<string, string>();
	for (const part of body.split("/")) {
		const colon = part.indexOf(":");
		const metric = BY_NAME[version].get(part.slice(0, Math.max(colon, 0)));
		if (metric === undefined) return err({ code: "cvss/bad-metric", at: cut(part) });
		const value = part.slice(colon + 1);
		if (!metric.values.includes(value)) return err({ code: "cvss/bad-value", at: cut(part) });
		if (stated.has(metric.name)) return err({ code: "cvss/repeated-metric", at: metric.name });
		stated.set(metric.name, value);
	}
	return ok(stated);
}

function toVector(version: CvssVersion, text: string, stated: ReadonlyMap<string, string>): Vector {
	const ordered = METRICS[version].filter(({ name }) => stated.has(name));
	const names = [...stated.keys()];
	const metrics = new Map<string, string>();
	for (const { name, notDefined } of ordered) {
		const value = stated.get(name);
		if (value !== undefined && value !== notDefined) metrics.set(name, value);
	}
	const body = [...metrics].map(([name, value]) => `${name}:${value}`).join("/");
	return {
		version,
		text,
		canonical: version === "2.0" ? body : `CVSS:${version}/${body}`,
		inOrder: ordered.every(({ name }, index) => names[index] === name),
		metrics,
	};
}

function cut(text: string): string {
	return text.slice(0, 40);
}
