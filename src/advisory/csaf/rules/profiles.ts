/** The profiles of section 4 by their value of `/document/category`. */
import type { CsafVersion } from "../schema/csaf-schema.ts";

/** Values of an edition, `csaf_base` left out. */
export const PROFILES: Readonly<Record<CsafVersion, readonly string[]>> = {
	"2.0": ["csaf_security_incident_response", "csaf_informational_advisory", "csaf_security_advisory", "csaf_vex"],
	"2.1": [
		"csaf_deprecated_security_advisory",
		"csaf_informational_advisory",
		"csaf_security_advisory",
		"csaf_security_incident_response",
		"csaf_superseded",
		"csaf_vex",
		"csaf_withdrawn",
	],
};
