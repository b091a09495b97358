/** The requirements of section 7.1 of CSAF 2.0 (1 to 23) and 2.1 (24 and 25), by their titles. */

/** Number and title. */
export const REQUIREMENTS: readonly (readonly [num: number, description: string])[] = [
	[1, "Valid CSAF document"],
	[2, "Filename"],
	[3, "TLS"],
	[4, "TLP:WHITE or TLP:CLEAR"],
	[5, "TLP:AMBER, TLP:AMBER+STRICT and TLP:RED"],
	[6, "No Redirects"],
	[7, "provider-metadata.json"],
	[8, "security.txt"],
	[9, "Well-known URL for provider-metadata.json"],
	[10, "DNS path"],
	[11, "One folder per year"],
	[12, "index.txt"],
	[13, "changes.csv"],
	[14, "Directory listings"],
	[15, "ROLIE feed"],
	[16, "ROLIE service document"],
	[17, "ROLIE category document"],
	[18, "Integrity"],
	[19, "Signatures"],
	[20, "Public OpenPGP Key"],
	[21, "List of CSAF providers"],
	[22, "Two disjoint issuing parties"],
	[23, "Mirror"],
	[24, "HTTP User-Agent"],
	[25, "Access-Control-Allow-Origin"],
];

/** Result of one requirement. */
export type RequirementResult = "pass" | "fail" | "warning" | "not-applicable";
