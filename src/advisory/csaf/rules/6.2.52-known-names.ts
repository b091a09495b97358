/** Tests 6.2.52, 6.2.53 and 6.3.20 of CSAF 2.1: names of hash algorithms and of systems that number holes. */
import { text } from "../json.ts";
import { fileHashes } from "./6.1.25-hash-algorithm.ts";
import { type CsafView, itemsOf, type Located } from "./csaf-view.ts";
import { rule } from "./rule.ts";

/** Section 3.1.4.3.2, the digests of OpenSSL 3.4.0. */
const ALGORITHMS = new Set(
	"blake2b512 blake2s256 md4 md5 md5-sha1 mdc2 ripemd ripemd160 rmd160 sha1 sha224 sha256 sha3-224 sha3-256 sha3-384 sha3-512 sha384 sha512 sha512-224 sha512-256 shake128 shake256 sm3 ssl3-md5 ssl3-sha1 whirlpool".split(
		" ",
	),
);

/** Test 6.2.52. */
export const unknownHash = rule(
	"6.2.52",
	"Unknown Hash Algorithm",
	"A hash by an algorithm that programs do not know is compared with nothing.",
	(view, report) => {
		for (const { hashes } of fileHashes(view)) {
			for (const { node, place } of hashes) {
				const algorithm = text(node, "algorithm");
				if (algorithm !== undefined && !ALGORITHMS.has(algorithm))
					report(
						place.pointer("algorithm"),
						`the algorithm ${algorithm.slice(0, 60)} is not listed in section 3.1.4.3.2, and Seawall does not know it`,
					);
			}
		}
	},
);

/** Registered systems by name, with the form of their ids, as far as the standard's own examples tell. The registry itself is not held here. */
const SYSTEMS: Readonly<Record<string, RegExp>> = {
	"https://github.com/oasis-tcs/csaf": /^#[1-9]\d*$/,
};

function systemOf({ node }: Located): RegExp | undefined {
	const name = text(node, "system_name") ?? "";
	return Object.hasOwn(SYSTEMS, name) ? SYSTEMS[name] : undefined;
}

const idsOf = ({ vulnerabilities }: CsafView): readonly Located[] =>
	vulnerabilities.flatMap((vulnerability) => itemsOf(vulnerability, "ids"));

/** Test 6.2.53. */
export const registeredIdText = rule(
	"6.2.53",
	"Matching Text for Registered ID System",
	"An id in another form than its system gives is not found there.",
	(view, report) => {
		for (const one of idsOf(view)) {
			const [form, id] = [systemOf(one), text(one.node, "text")];
			if (form !== undefined && id !== undefined && !form.test(id))
				report(one.place.pointer("text"), `"${id.slice(0, 80)}" has not the form that its system gives`);
		}
	},
);

/** Test 6.3.20. */
export const unregisteredIdSystem = rule(
	"6.3.20",
	"Use of Unregistered ID System",
	"Who meets the id in another document does not recognise it.",
	(view, report) => {
		for (const one of idsOf(view)) {
			const name = text(one.node, "system_name");
			if (name !== undefined && systemOf(one) === undefined)
				report(one.place.pointer("system_name"), `"${name.slice(0, 80)}" is not among the registered systems that Seawall knows`);
		}
	},
);
