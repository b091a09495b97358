/**
 * Package URLs, `pkg:type/namespace/name@version?qualifiers#subpath`, by the purl specification (ECMA-427).
 *
 * A stranger wrote them; what is taken is bounded, and every part is checked.
 */
import { err, ok, type Result } from "../../core/result.ts";

/** A package URL in its parts, percent-decoded. */
export interface Purl {
	readonly type: string;
	readonly namespace: string | undefined;
	readonly name: string;
	readonly version: string | undefined;
	readonly qualifiers: ReadonlyMap<string, string>;
	readonly subpath: string | undefined;
}

/** Types that need a namespace, and types that have none, by their definitions. */
const NEEDS_NAMESPACE = new Set([
	"alpm",
	"apk",
	"bitbucket",
	"composer",
	"deb",
	"github",
	"golang",
	"huggingface",
	"maven",
	"qpkg",
	"rpm",
	"swift",
	"vscode-extension",
]);
const NO_NAMESPACE = new Set([
	"bitnami",
	"cargo",
	"cocoapods",
	"conda",
	"cran",
	"gem",
	"hackage",
	"mlflow",
	"nuget",
	"oci",
	"opam",
	"pub",
	"pypi",
]);
const NEEDS_VERSION = new Set(["cran", "swift"]);

/** Reads one; the error says what is wrong as a clause. */
export function parsePurl(text: string): Result<Purl, string> {
	if (text.length > 8192) return err("it is longer than 8192 characters");
	const scheme = /^pkg:/i.exec(text);
	if (scheme === null) return err("it does not begin with pkg:");
	let rest = text.slice(4);
	if (rest.startsWith("//")) return err("there is no // behind pkg: in the canonical form");
	const hash = rest.indexOf("#");
	const subpath = hash < 0 ? undefined : readSubpath(rest.slice(hash + 1));
	if (hash >= 0) rest = rest.slice(0, hash);
	if (subpath !== undefined && !subpath.ok) return subpath;
	const question = rest.indexOf("?");
	const qualifiers = readQualifiers(question < 0 ? "" : rest.slice(question + 1));
	if (!qualifiers.ok) return qualifiers;
	if (question >= 0) rest = rest.slice(0, question);
	const slash = rest.indexOf("/");
	const type = slash < 0 ? rest : rest.slice(0, slash);
	if (!/^[a-z][a-z0-9.+-]*$/i.test(type)) return err("its type is no word of letters, digits, dots, pluses and dashes");
	if (slash < 0) return err("it has no name");
	return readName(type.toLowerCase(), rest.slice(slash + 1), qualifiers.value, subpath?.value);
}

function readName(type: string, path: string, qualifiers: ReadonlyMap<string, string>, subpath: string | undefined): Result<Purl, string> {
	const sign = path.indexOf("@", path.lastIndexOf("/") + 1);
	// An npm scope is written %40; an @ that starts a segment can only be a version without a name.
	const version = sign < 0 ? undefined : decode(path.slice(sign + 1));
	if (version !== undefined && !version.ok) return version;
	if (version?.value === "") return err("behind the @ stands no version");
	const segments = (sign < 0 ? path : path.slice(0, sign)).split("/").filter((one, at, all) => one !== "" || at === all.length - 1);
	const parts: string[] = [];
	for (const segment of segments) {
		const part = decode(segment);
		if (!part.ok) return part;
		if (part.value.includes("/")) return err("a part of its path holds an encoded slash");
		parts.push(part.value);
	}
	const name = parts.pop();
	if (name === undefined || name === "") return err("it has no name");
	if (parts.some((part) => part.includes("@")) && !segments.some((segment) => segment.includes("%40")))
		return err("an @ in its namespace is not encoded");
	if (parts.length === 0 && NEEDS_NAMESPACE.has(type)) return err(`packages of the type ${type} have a namespace`);
	if (parts.length > 0 && NO_NAMESPACE.has(type)) return err(`packages of the type ${type} have no namespace`);
	if (version === undefined && NEEDS_VERSION.has(type)) return err(`packages of the type ${type} need a version`);
	const namespace = parts.length === 0 ? undefined : parts.join("/");
	return ok({ type, namespace, name, version: version?.value, qualifiers, subpath });
}

function readQualifiers(text: string): Result<ReadonlyMap<string, string>, string> {
	const found = new Map<string, string>();
	if (text === "") return ok(found);
	for (const pair of text.split("&")) {
		const equals = pair.indexOf("=");
		const key = equals < 0 ? pair : pair.slice(0, equals);
		if (!/^[a-z.\-_][a-z0-9.\-_]*$/i.test(key)) return err("a qualifier has no key of letters, digits, dots, dashes and underscores");
		const value = decode(equals < 0 ? "" : pair.slice(equals + 1));
		if (!value.ok) return value;
		if (found.has(key.toLowerCase())) return err(`the qualifier ${key.slice(0, 40)} stands twice`);
		if (value.value !== "") found.set(key.toLowerCase(), value.value);
	}
	return ok(found);
}

function readSubpath(text: string): Result<string, string> {
	const parts: string[] = [];
	for (const segment of text.split("/").filter((one) => one !== "")) {
		const part = decode(segment);
		if (!part.ok) return part;
		if (part.value === "." || part.value === "..") return err("its subpath holds . or ..");
		parts.push(part.value);
	}
	return ok(parts.join("/"));
}

function decode(text: string): Result<string, string> {
	try {
		return ok(decodeURIComponent(text));
	} catch {
		return err("its percent-encoding is broken");
	}
}
