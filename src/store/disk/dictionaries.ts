/** Dictionaries for the spell check of documents (test 6.3.8): English, from a package. Loaded when first asked for. */
import type { Spelling } from "../../advisory/csaf/rules/rule.ts";

/** Words that every document of this field uses and the dictionary lacks; not mistakes for the words that they are near to. */
const OWN_WORDS =
	"firmware malware ransomware exploitability mitigations untrusted unauthenticated hardcoded hotfix hotfixes webserver allowlist denylist blocklist allowlisting hostname hostnames username usernames admin admins config cybersecurity deserialization endpoint endpoints plaintext cleartext cryptographic passphrase subnet subnets whitelisting timestamp timestamps namespace overflows sandboxing backend frontend middleware overread telnet vendor's workstation workstations runtime toolkit unsanitized cyber crypto checksum checksums executables integrations remoting sudo logback zlib gzip nonce nonces systemd containerd archiver deployer grey acknowledgement acknowledgements writeable regexes lowercased proxied crypto cisa";

/** Distinct words that are looked up for what was meant; more are taken for names. */
const MOST_UNKNOWN = 3000;

/** A dictionary by primary language subtag. */
export async function loadDictionaries(): Promise<ReadonlyMap<string, Spelling>> {
	const [{ default: nspell }, { default: english }] = await Promise.all([import("nspell"), import("dictionary-en")]);
	const speller = nspell({ aff: Buffer.from(english.aff), dic: Buffer.from(english.dic) });
	for (const word of OWN_WORDS.split(" ")) speller.add(word);
	return new Map([["en", spellingOf((word) => speller.correct(word))]]);
}

/** Wraps a look-up; answers are remembered. */
export function spellingOf(isCorrect: (word: string) => boolean): Spelling {
	const known = new Map<string, boolean>();
	const meant = new Map<string, string | undefined>();
	const isWord = (word: string): boolean => {
		const held = known.get(word);
		if (held !== undefined) return held;
		const answer = /^\p{Lu}+s?$/u.test(word) || isCorrect(word) || isCorrect(word.toLowerCase()) || isCorrect(american(word.toLowerCase()));
		known.set(word, answer);
		return answer;
	};
	return {
		isWord,
		meant: (word) => {
			if (meant.has(word)) return meant.get(word);
			if (meant.size >= MOST_UNKNOWN) return undefined;
			const found = nearest(word, isCorrect);
			meant.set(word, found);
			return found;
		},
	};
}

/** The American spelling of a British word: `en` does not say which of the two is meant. */
function american(word: string): string {
	return word
		.replace(/(?<=[a-z]{2})our/, "or")
		.replace(/(?<=[bt])re(?=s?$)/, "er")
		.replace(/([iy])s(?=e|ing|ation)/, "$1z")
		.replace(/([aeo])ll(?=ed|ing|er)/, "$1l")
		.replace(/ogue/, "og")
		.replace(/ence(?=s?$)/, "ense");
}

const LETTERS = "etaoinsrhldcumfpgwybvkxjqz";

/** A word one slip away: two letters swapped, one left out, put in or taken for another. Short words and inner capitals are names. */
function nearest(word: string, isCorrect: (word: string) => boolean): string | undefined {
	const isCapital = /^\p{Lu}/u.test(word);
	if (word.length < (isCapital ? 6 : 4) || /\p{Lu}/u.test(word.slice(1)) || !/^[a-z]+$/i.test(word)) return undefined;
	const lower = word.toLowerCase();
	const shown = (found: string): string => (isCapital ? found.charAt(0).toUpperCase() + found.slice(1) : found);
	for (const candidate of slips(lower)) if (candidate.length > 3 && isCorrect(candidate)) return shown(candidate);
	return undefined;
}

function* slips(word: string): Generator<string, void, undefined> {
	for (let at = 0; at + 1 < word.length; at++) yield word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
	for (let at = 0; at < word.length; at++) for (const letter of LETTERS) yield word.slice(0, at) + letter + word.slice(at + 1);
	for (let at = 0; at < word.length; at++) yield word.slice(0, at) + word.slice(at + 1);
	for (let at = 0; at <= word.length; at++) for (const letter of LETTERS) yield word.slice(0, at) + letter + word.slice(at);
}
