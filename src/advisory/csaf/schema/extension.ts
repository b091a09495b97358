/** An extension as CSAF 2.1 carries it (section 2.4.4): four members, the content free. */
import { isUri } from "./formats.ts";
import { objects, oneOf, type SchemaNode, text } from "./node.ts";
import { matchSemanticVersion } from "./patterns.ts";

/** The schema that describes the four members; it is no extension itself. */
const INTERFACE = /^https:\/\/docs\.oasis-open\.org\/csaf\/csaf\/v2\.1\/(?:[^/\s]+\/)*schema\/extension-content\.json/;
const HOST = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/;

/** True for the address of an extension's schema: https, a host name, and `<name>_<semantic version>.json` at the end. */
export function isExtensionSchema(value: string): boolean {
	if (value.length > 4096 || !value.startsWith("https://") || INTERFACE.test(value) || !isUri(value)) return false;
	const [host = "", ...path] = value.slice("https://".length).split("/");
	const file = path.pop();
	if (file === undefined || !HOST.test(host) || path.some((part) => part === "" || /\s/.test(part)) || /\s/.test(file)) return false;
	return versionIn(file);
}

/** The version starts behind some underscore, and the name before it is not empty. */
function versionIn(file: string): boolean {
	if (!file.endsWith(".json")) return false;
	const name = file.slice(0, -".json".length);
	for (let at = name.indexOf("_", 1); at > 0; at = name.indexOf("_", at + 1)) {
		if (matchSemanticVersion(name.slice(at + 1)) !== null) return true;
	}
	return false;
}

const object = objects(true);

/** One extension. */
export const EXTENSION: SchemaNode = object(
	{
		$schema: text(isExtensionSchema, "the https address of an extension's schema that ends in _<version>.json"),
		category: oneOf("essential significant supplementary"),
		content: object({}, "", { least: 1, open: true }),
		critical: { kind: "boolean" },
	},
	"$schema category critical content",
);
