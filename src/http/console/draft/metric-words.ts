/** Names of CVSS base metrics and their values, as the standard calls them (3.1 section 2, 4.0 section 2). */

/** Metrics. */
export const METRIC_NAMES: Readonly<Record<string, string>> = {
	AV: "Attack Vector",
	AC: "Attack Complexity",
	AT: "Attack Requirements",
	PR: "Privileges Required",
	UI: "User Interaction",
	S: "Scope",
	C: "Confidentiality",
	I: "Integrity",
	A: "Availability",
	VC: "Confidentiality of the device",
	VI: "Integrity of the device",
	VA: "Availability of the device",
	SC: "Confidentiality behind it",
	SI: "Integrity behind it",
	SA: "Availability behind it",
};

/** Values by metric; under `*` those that mean the same everywhere. */
export const VALUE_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	"*": { N: "None", L: "Low", H: "High" },
	AV: { N: "Network", A: "Adjacent", L: "Local", P: "Physical" },
	AT: { N: "None", P: "Present" },
	UI: { N: "None", R: "Required", P: "Passive", A: "Active" },
	S: { U: "Unchanged", C: "Changed" },
};
