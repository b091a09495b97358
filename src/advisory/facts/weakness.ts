/** CWE names exactly as the list of CWE 4.x writes them (mandatory test 6.1.11 compares them); only those our facts use. */
const NAMES: Readonly<Record<string, string>> = {
	"CWE-20": "Improper Input Validation",
	"CWE-22": "Improper Limitation of a Pathname to a Restricted Directory ('Path Traversal')",
	"CWE-77": "Improper Neutralization of Special Elements used in a Command ('Command Injection')",
	"CWE-78": "Improper Neutralization of Special Elements used in an OS Command ('OS Command Injection')",
	"CWE-121": "Stack-based Buffer Overflow",
	"CWE-260": "Password in Configuration File",
	"CWE-284": "Improper Access Control",
	"CWE-287": "Improper Authentication",
	"CWE-306": "Missing Authentication for Critical Function",
	"CWE-319": "Cleartext Transmission of Sensitive Information",
	"CWE-522": "Insufficiently Protected Credentials",
	"CWE-787": "Out-of-bounds Write",
	"CWE-836": "Use of Password Hash Instead of Password for Authentication",
};

/** The name of a weakness by its id, such as `CWE-78`; `undefined` for one that is not in the table. */
export function weaknessName(id: string): string | undefined {
	return NAMES[id];
}
