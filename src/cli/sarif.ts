/** Findings as SARIF 2.1.0 (OASIS): one run, a rule each hole, a result each device and hole; written piece by piece. */
import { holdsAsOf, KIND_WORDS, staleWords, VERDICT_WORDS } from "../match/answer-words.ts";
import type { Mark } from "../match/mark.ts";
import type { Suppression } from "../match/suppression.ts";
import type { Assessment, Finding, Verdict } from "../match/verdict.ts";
import { digestOf } from "../match/vex/digest.ts";
import { actionOf, holeName } from "../match/vex/words.ts";
import { markEntry } from "./marked.ts";

/** What a log is made from. */
export interface SarifSource {
	readonly assessment: Assessment;
	readonly findings: Iterable<Finding>;
	readonly suppressionOf: (finding: Finding) => Suppression | undefined;
	readonly markOf?: (finding: Finding) => Mark | undefined;
	readonly toolVersion: string;
}

/** Sections 3.27.9 and 3.27.10: where `kind` is not `fail`, the level is `none`. */
const LEVELS: Readonly<Record<Verdict, { readonly kind: "fail" | "pass"; readonly level: "error" | "warning" | "none" }>> = {
	known_affected: { kind: "fail", level: "error" },
	under_investigation: { kind: "fail", level: "warning" },
	fixed: { kind: "pass", level: "none" },
	known_not_affected: { kind: "pass", level: "none" },
};

/** The log in pieces. Results come first, since the rules are known when the last result is. */
export function* sarifPieces({
	assessment,
	findings,
	suppressionOf,
	markOf,
	toolVersion,
}: SarifSource): Generator<string, void, undefined> {
	const rules = new Map<string, { readonly index: number; readonly rule: unknown }>();
	yield `{"$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json","version":"2.1.0","runs":[{"results":[`;
	let first = true;
	for (const finding of findings) {
		const id = ruleId(finding);
		const held = rules.get(id) ?? { index: rules.size, rule: ruleOf(id, finding) };
		rules.set(id, held);
		yield `${first ? "" : ","}\n${JSON.stringify(resultOf(finding, id, held.index, suppressionOf(finding), markOf?.(finding), holdsAsOf(assessment, finding.verdict)))}`;
		first = false;
	}
	const driver = {
		name: "Seawall",
		version: toolVersion,
		semanticVersion: toolVersion,
		shortDescription: { text: "Which cameras and recorders of a fleet have a known hole." },
		rules: [...rules.values()].map(({ rule }) => rule),
	};
	const run = {
		tool: { driver },
		automationDetails: { id: `seawall/assess/${assessment.asOf}` },
		language: "en",
		columnKind: "utf16CodeUnits",
		invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications(assessment) }],
		properties: { asOf: assessment.asOf, catalogue: assessment.catalogue, devices: assessment.devices, summary: assessment.summary },
	};
	yield `\n],${JSON.stringify(run).slice(1)}]}\n`;
}

function ruleId(finding: Finding): string {
	if (finding.cve !== undefined) return finding.cve;
	return finding.advisory === "" ? `seawall/${finding.kind?.replaceAll("_", "-") ?? "unidentified"}` : holeName(finding);
}

function ruleOf(id: string, finding: Finding): unknown {
	const title = finding.title === "" ? id : finding.title;
	const documents = [...new Set([finding.advisory, ...finding.sources.map((source) => source.advisory)])].filter((text) => text !== "");
	const help =
		documents.length === 0
			? "Find out what the device is: no document can be compared with a device whose maker or model is not known."
			: `${title}. Stated in ${documents.join(", ")}. Each result says what its device needs; \`seawall explain\` gives the whole proof.`;
	return {
		id,
		shortDescription: { text: title },
		fullDescription: { text: title },
		help: { text: help },
		defaultConfiguration: { level: documents.length === 0 ? "warning" : "error" },
		properties: { tags: ["security", "vulnerability", "video-surveillance"] },
	};
}

function resultOf(
	finding: Finding,
	id: string,
	index: number,
	suppression: Suppression | undefined,
	mark: Mark | undefined,
	holds: string | undefined,
): unknown {
	const { device, verdict, kind, upgradeTo, confidence, advisory, priority, needs } = finding;
	const site = device.site ?? "";
	return {
		ruleId: id,
		ruleIndex: index,
		...LEVELS[verdict],
		message: { text: messageOf(finding, id, holds) },
		locations: [
			{
				logicalLocations: [{ name: device.id, fullyQualifiedName: site === "" ? device.id : `${site}/${device.id}`, kind: "resource" }],
			},
		],
		partialFingerprints: { "seawallDeviceAndHole/v1": digestOf(JSON.stringify([site, device.id, id])) },
		...(suppression === undefined ? {} : { suppressions: [suppressed(suppression)] }),
		properties: {
			verdict,
			...(holds === undefined ? {} : { holdsAsOf: holds }),
			kind,
			confidence,
			advisory,
			upgradeTo,
			rank: priority.rank,
			due: priority.due,
			reasons: priority.reasons,
			brand: device.brand,
			model: device.model,
			firmware: device.firmware,
			exposure: device.exposure,
			needs: needs.map((need) => need.question),
			...(mark === undefined ? {} : { mark: markEntry(mark) }),
		},
	};
}

function messageOf(finding: Finding, id: string, holds: string | undefined): string {
	const { device, verdict, kind, advisory } = finding;
	const called =
		[device.brand, device.model, device.firmware].filter((text) => text !== undefined).join(" ") || "A device without brand and model";
	const hole = advisory === "" ? finding.title : `${id}${finding.title === "" ? "" : ` (${finding.title})`}`;
	const why = kind === undefined ? "" : `, ${KIND_WORDS[kind]}`;
	const todo = verdict === "known_affected" || verdict === "under_investigation" ? ` ${actionOf(finding).details}` : "";
	return `${called}: ${VERDICT_WORDS[verdict].word}${holds === undefined ? "" : ` as of ${holds}`}${why}: ${hole}.${todo}`;
}

/** Section 3.35. */
function suppressed({ owner, reason, expires, source, line }: Suppression): unknown {
	return { kind: "external", status: "accepted", justification: reason, properties: { owner, expires, source, line } };
}

/** What could not be read is part of the log: a file that was left out never looks like one without findings. */
function notifications(assessment: Assessment): readonly unknown[] {
	const { problems, rejected } = assessment;
	const note = (id: string, level: "warning" | "error", text: string) => ({ descriptor: { id }, level, message: { text } });
	const stale = staleWords(assessment);
	return [
		...(stale === undefined ? [] : [note("seawall/old-catalogue", "warning", stale)]),
		...problems.map((text) => note("seawall/problem", text.startsWith("error:") ? "error" : "warning", text)),
		...rejected.map(({ source, line, code, reason }) => note(code, "warning", `${source}:${line}: ${reason}`)),
	];
}
