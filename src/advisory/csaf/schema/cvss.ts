/** CVSS objects as CSAF refers to them: the JSON data representation of CVSS 2.0, 3.0, 3.1 and 4.0. Vectors by src/advisory/cvss. */
import { METRICS } from "../../cvss/metrics.ts";
import type { CvssVersion } from "../../cvss/vector.ts";
import { member } from "../json.ts";
import { type ChoiceNode, type NumberNode, type ObjectNode, objects, oneOf, type SchemaNode, text } from "./node.ts";

const SCORE: NumberNode = { kind: "number", from: 0, to: 10 };
const SEVERITY = oneOf("NONE LOW MEDIUM HIGH CRITICAL");

/** A member of a CVSS object that repeats a metric of the vector: metric, member, and its values as `N=NETWORK`. */
export interface MetricMember {
	readonly metric: string;
	readonly name: string;
	/** Word of the member by value of the vector. */
	readonly words: Readonly<Record<string, string>>;
}

/** Reads `AV attackVector N=NETWORK A=ADJACENT_NETWORK`, one a line. */
function members(table: string): readonly MetricMember[] {
	return table
		.trim()
		.split("\n")
		.map((line) => {
			const [metric = "", name = "", ...words] = line.trim().split(" ");
			return { metric, name, words: Object.fromEntries(words.map((word) => word.split("=") as [string, string])) };
		});
}

const V2 = members(`
	AV accessVector N=NETWORK A=ADJACENT_NETWORK L=LOCAL
	AC accessComplexity H=HIGH M=MEDIUM L=LOW
	Au authentication M=MULTIPLE S=SINGLE N=NONE
	C confidentialityImpact N=NONE P=PARTIAL C=COMPLETE
	I integrityImpact N=NONE P=PARTIAL C=COMPLETE
	A availabilityImpact N=NONE P=PARTIAL C=COMPLETE
	E exploitability U=UNPROVEN POC=PROOF_OF_CONCEPT F=FUNCTIONAL H=HIGH ND=NOT_DEFINED
	RL remediationLevel OF=OFFICIAL_FIX TF=TEMPORARY_FIX W=WORKAROUND U=UNAVAILABLE ND=NOT_DEFINED
	RC reportConfidence UC=UNCONFIRMED UR=UNCORROBORATED C=CONFIRMED ND=NOT_DEFINED
	CDP collateralDamagePotential N=NONE L=LOW LM=LOW_MEDIUM MH=MEDIUM_HIGH H=HIGH ND=NOT_DEFINED
	TD targetDistribution N=NONE L=LOW M=MEDIUM H=HIGH ND=NOT_DEFINED
	CR confidentialityRequirement L=LOW M=MEDIUM H=HIGH ND=NOT_DEFINED
	IR integrityRequirement L=LOW M=MEDIUM H=HIGH ND=NOT_DEFINED
	AR availabilityRequirement L=LOW M=MEDIUM H=HIGH ND=NOT_DEFINED
`);

const V3 = members(`
	AV attackVector N=NETWORK A=ADJACENT_NETWORK L=LOCAL P=PHYSICAL
	AC attackComplexity L=LOW H=HIGH
	PR privilegesRequired N=NONE L=LOW H=HIGH
	UI userInteraction N=NONE R=REQUIRED
	S scope U=UNCHANGED C=CHANGED
	C confidentialityImpact N=NONE L=LOW H=HIGH
	I integrityImpact N=NONE L=LOW H=HIGH
	A availabilityImpact N=NONE L=LOW H=HIGH
	E exploitCodeMaturity U=UNPROVEN P=PROOF_OF_CONCEPT F=FUNCTIONAL H=HIGH X=NOT_DEFINED
	RL remediationLevel O=OFFICIAL_FIX T=TEMPORARY_FIX W=WORKAROUND U=UNAVAILABLE X=NOT_DEFINED
	RC reportConfidence U=UNKNOWN R=REASONABLE C=CONFIRMED X=NOT_DEFINED
	CR confidentialityRequirement L=LOW M=MEDIUM H=HIGH X=NOT_DEFINED
	IR integrityRequirement L=LOW M=MEDIUM H=HIGH X=NOT_DEFINED
	AR availabilityRequirement L=LOW M=MEDIUM H=HIGH X=NOT_DEFINED
	MAV modifiedAttackVector N=NETWORK A=ADJACENT_NETWORK L=LOCAL P=PHYSICAL X=NOT_DEFINED
	MAC modifiedAttackComplexity L=LOW H=HIGH X=NOT_DEFINED
	MPR modifiedPrivilegesRequired N=NONE L=LOW H=HIGH X=NOT_DEFINED
	MUI modifiedUserInteraction N=NONE R=REQUIRED X=NOT_DEFINED
	MS modifiedScope U=UNCHANGED C=CHANGED X=NOT_DEFINED
	MC modifiedConfidentialityImpact N=NONE L=LOW H=HIGH X=NOT_DEFINED
	MI modifiedIntegrityImpact N=NONE L=LOW H=HIGH X=NOT_DEFINED
	MA modifiedAvailabilityImpact N=NONE L=LOW H=HIGH X=NOT_DEFINED
`);

const V4 = members(`
	AV attackVector N=NETWORK A=ADJACENT L=LOCAL P=PHYSICAL
	AC attackComplexity L=LOW H=HIGH
	AT attackRequirements N=NONE P=PRESENT
	PR privilegesRequired N=NONE L=LOW H=HIGH
	UI userInteraction N=NONE P=PASSIVE A=ACTIVE
	VC vulnConfidentialityImpact N=NONE L=LOW H=HIGH
	VI vulnIntegrityImpact N=NONE L=LOW H=HIGH
	VA vulnAvailabilityImpact N=NONE L=LOW H=HIGH
	SC subConfidentialityImpact N=NONE L=LOW H=HIGH
	SI subIntegrityImpact N=NONE L=LOW H=HIGH
	SA subAvailabilityImpact N=NONE L=LOW H=HIGH
	E exploitMaturity U=UNREPORTED P=PROOF_OF_CONCEPT A=ATTACKED X=NOT_DEFINED
	CR confidentialityRequirement L=LOW M=MEDIUM H=HIGH X=NOT_DEFINED
	IR integrityRequirement L=LOW M=MEDIUM H=HIGH X=NOT_DEFINED
	AR availabilityRequirement L=LOW M=MEDIUM H=HIGH X=NOT_DEFINED
	MAV modifiedAttackVector N=NETWORK A=ADJACENT L=LOCAL P=PHYSICAL X=NOT_DEFINED
	MAC modifiedAttackComplexity L=LOW H=HIGH X=NOT_DEFINED
	MAT modifiedAttackRequirements N=NONE P=PRESENT X=NOT_DEFINED
	MPR modifiedPrivilegesRequired N=NONE L=LOW H=HIGH X=NOT_DEFINED
	MUI modifiedUserInteraction N=NONE P=PASSIVE A=ACTIVE X=NOT_DEFINED
	MVC modifiedVulnConfidentialityImpact N=NONE L=LOW H=HIGH X=NOT_DEFINED
	MVI modifiedVulnIntegrityImpact N=NONE L=LOW H=HIGH X=NOT_DEFINED
	MVA modifiedVulnAvailabilityImpact N=NONE L=LOW H=HIGH X=NOT_DEFINED
	MSC modifiedSubConfidentialityImpact N=NEGLIGIBLE L=LOW H=HIGH X=NOT_DEFINED
	MSI modifiedSubIntegrityImpact N=NEGLIGIBLE L=LOW H=HIGH S=SAFETY X=NOT_DEFINED
	MSA modifiedSubAvailabilityImpact N=NEGLIGIBLE L=LOW H=HIGH S=SAFETY X=NOT_DEFINED
	S Safety N=NEGLIGIBLE P=PRESENT X=NOT_DEFINED
	AU Automatable N=NO Y=YES X=NOT_DEFINED
	R Recovery A=AUTOMATIC U=USER I=IRRECOVERABLE X=NOT_DEFINED
	V valueDensity D=DIFFUSE C=CONCENTRATED X=NOT_DEFINED
	RE vulnerabilityResponseEffort L=LOW M=MODERATE H=HIGH X=NOT_DEFINED
	U providerUrgency Clear=CLEAR Green=GREEN Amber=AMBER Red=RED X=NOT_DEFINED
`);

/** Members that repeat metrics, by edition. */
export const METRIC_MEMBERS: Readonly<Record<CvssVersion, readonly MetricMember[]>> = { "2.0": V2, "3.0": V3, "3.1": V3, "4.0": V4 };

/** A vector as the JSON schemas take it: 2.0 and 3.x in any order and number, 4.0 whole and in order. */
function isVector(version: CvssVersion): (value: string) => boolean {
	const prefix = version === "2.0" ? "" : `CVSS:${version}/`;
	const metrics = METRICS[version];
	const parts = new Map<string, number>(
		metrics.flatMap(({ name, values }, at) => values.map((value) => [`${name}:${value}`, at] as const)),
	);
	const inOrder = version === "4.0";
	const needed = metrics.filter(({ group }) => group === "base").length;
	return (value) => {
		if (value.length > 512 || !value.startsWith(prefix)) return false;
		let last = -1;
		let base = 0;
		for (const part of value.slice(prefix.length).split("/")) {
			const at = parts.get(part);
			if (at === undefined || (inOrder && at <= last)) return false;
			last = at;
			if (metrics[at]?.group === "base") base++;
		}
		return !inOrder || base === needed;
	};
}

function edition(version: CvssVersion, scores: readonly string[], severities: readonly string[]): ObjectNode {
	const own = METRIC_MEMBERS[version].map(({ name, words }): readonly [string, SchemaNode] => [
		name,
		oneOf(Object.values(words).join(" ")),
	]);
	const all: Record<string, SchemaNode> = {
		version: oneOf(version),
		vectorString: text(isVector(version), `a vector of CVSS ${version}`),
		...Object.fromEntries(own),
		...Object.fromEntries(scores.map((name) => [name, SCORE])),
		...Object.fromEntries(severities.map((name) => [name, SEVERITY])),
	};
	const required = version === "2.0" ? "version vectorString baseScore" : "version vectorString baseScore baseSeverity";
	return objects(version === "4.0")(all, required, version === "4.0" ? { also: bandOf } : {});
}

/** Bands of CVSS 4.0, section 6: least and greatest score of a word; its JSON schema asks for tenths in all of them but `HIGH`. */
const BANDS: Readonly<Record<string, readonly [number, number]>> = {
	NONE: [0, 0],
	LOW: [0.1, 3.9],
	MEDIUM: [4, 6.9],
	HIGH: [7, 8.9],
	CRITICAL: [9, 10],
};

function bandOf(value: Readonly<Record<string, unknown>>): string | undefined {
	const score = member(value, "baseScore");
	const word = member(value, "baseSeverity");
	if (typeof score !== "number" || typeof word !== "string") return undefined;
	const band = Object.hasOwn(BANDS, word) ? BANDS[word] : undefined;
	const inTenths = word === "HIGH" || Math.abs(score * 10 - Math.round(score * 10)) < 1e-5;
	if (band === undefined || (score >= band[0] && score <= band[1] && inTenths)) return undefined;
	return `a base score of ${score} is not ${word}`;
}

const THREE_SCORES = ["baseScore", "temporalScore", "environmentalScore"];
const THREE_WORDS = ["baseSeverity", "temporalSeverity", "environmentalSeverity"];

/** CVSS objects by edition. */
export const CVSS_NODES: Readonly<Record<CvssVersion, ObjectNode>> = {
	"2.0": edition("2.0", THREE_SCORES, []),
	"3.0": edition("3.0", THREE_SCORES, THREE_WORDS),
	"3.1": edition("3.1", THREE_SCORES, THREE_WORDS),
	"4.0": edition("4.0", ["baseScore"], ["baseSeverity"]),
};

const NO_V3: ObjectNode = { ...CVSS_NODES["3.1"], members: new Map([...CVSS_NODES["3.1"].members, ["version", oneOf("3.0 3.1")]]) };

/** `cvss_v3`: exactly one of 3.0 and 3.1, which its version tells. */
export const CVSS_V3: ChoiceNode = {
	kind: "choice",
	choose: (value) => {
		const version = typeof value === "object" && value !== null ? (value as Record<string, unknown>)["version"] : undefined;
		return version === "3.0" ? CVSS_NODES["3.0"] : version === "3.1" ? CVSS_NODES["3.1"] : NO_V3;
	},
};
