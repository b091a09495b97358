/**
 * Test 6.3.8. The dictionary comes in from outside. A word is told when the dictionary lacks it and has one that was most likely meant:
 * names of people, products and companies are in no dictionary, and would bury every real mistake.
 */
import { withoutTail } from "../../../core/text.ts";
import { asObject, member, text } from "../json.ts";
import { readLanguageTag } from "../registry/language-tags.ts";
import { type CsafView, itemsOf, type Located, textsOf } from "./csaf-view.ts";
import { PROFILES } from "./profiles.ts";
import { rule } from "./rule.ts";

/** Takes a text and where it stands. */
type Visit = (value: string, pointer: string) => void;

function visitMembers({ node, place }: Located, keys: string, visit: Visit): void {
	for (const key of keys.split(" ")) {
		const value = text(node, key);
		if (value !== undefined) visit(value, place.pointer(key));
	}
}

function visitList({ node, place }: Located, key: string, visit: Visit): void {
	for (const [at, value] of textsOf(node, key).entries()) visit(value, place.pointer(key, at));
}

function visitShared(item: Located, visit: Visit): void {
	for (const one of itemsOf(item, "acknowledgments")) visitMembers(one, "summary", visit);
	for (const one of itemsOf(item, "notes")) visitMembers(one, "audience text title", visit);
	for (const one of itemsOf(item, "references")) visitMembers(one, "summary", visit);
}

/** Every text that the test names, but for the names of people, organisations and programs: no dictionary holds those. */
export function visitProse(view: CsafView, visit: Visit): void {
	const { document, documentPlace: place, category, version } = view;
	const below = (key: string): Located => ({ node: asObject(member(document, key)) ?? {}, place: place.at(key) });
	if (document !== undefined) {
		visitShared({ node: document, place }, visit);
		visitMembers(below("aggregate_severity"), "text", visit);
		if (category !== undefined && !PROFILES[version].includes(category) && category !== "csaf_base")
			visit(category, place.pointer("category"));
		visitMembers(below("distribution"), "text", visit);
		visitMembers(below("publisher"), "issuing_authority", visit);
		visitMembers({ node: document, place }, "title", visit);
	}
	for (const one of view.revisions) visitMembers(one, "summary", visit);
	for (const { name, place: at } of view.branches) if (name !== undefined) visit(name, at.pointer("name"));
	for (const one of view.products) visitMembers(one, "name", visit);
	for (const one of view.groups) visitMembers(one, "summary", visit);
	for (const vulnerability of view.vulnerabilities) {
		visitShared(vulnerability, visit);
		for (const one of itemsOf(vulnerability, "involvements")) visitMembers(one, "summary", visit);
		for (const one of itemsOf(vulnerability, "remediations")) {
			visitMembers(one, "details", visit);
			visitList(one, "entitlements", visit);
			const restart = asObject(member(one.node, "restart_required"));
			visitMembers({ node: restart ?? {}, place: one.place.at("restart_required") }, "details", visit);
		}
		for (const one of itemsOf(vulnerability, "threats")) visitMembers(one, "details", visit);
		visitMembers(vulnerability, "title", visit);
	}
}

/** A word of letters that is no part of an address, a path, an identifier or a compound. */
const WORD = /(?<![\p{L}\p{N}_/.@:'\u2019-])\p{L}[\p{L}'\u2019]{2,40}(?![\p{L}\p{N}_/@:-])/gu;

/** Words of the names in the product tree and of the publisher: they are names, however they are spelt. */
function namesIn({ branches, products, document }: CsafView): ReadonlySet<string> {
	const names = [...branches.map(({ name }) => name), ...products.map(({ node }) => text(node, "name"))];
	const all = [...names, text(asObject(member(document, "publisher")), "name")];
	return new Set(
		all.flatMap(
			(name) =>
				name
					?.slice(0, 1000)
					.toLowerCase()
					.match(/\p{L}+/gu) ?? [],
		),
	);
}

/** Words that are looked up in one text; the rest of it is not. */
const MOST_WORDS = 20_000;

/** The test. It is skipped without a language, and without any dictionary it says nothing. */
export const spellCheck = rule(
	"6.3.8",
	"Spell check",
	"A misspelt word is not found by a search, and makes a warning look false.",
	(view, report, { spelling }) => {
		const lang = text(view.document, "lang");
		if (lang === undefined || spelling === undefined) return;
		const primary = readLanguageTag(lang)?.language ?? "";
		const dictionary = spelling.get(primary);
		if (dictionary === undefined) {
			report(view.documentPlace.pointer("lang"), `there is no dictionary for the language ${lang.slice(0, 40)}`);
			return;
		}
		const names = namesIn(view);
		visitProse(view, (value, pointer) => {
			const told = new Set<string>();
			let looked = 0;
			for (const [word] of value.matchAll(WORD)) {
				if (++looked > MOST_WORDS) break;
				const plain = withoutTail(word.replaceAll("\u2019", "'"), "'");
				if (told.has(plain) || names.has(plain.toLowerCase()) || dictionary.isWord(plain)) continue;
				told.add(plain);
				const meant = dictionary.meant(plain);
				if (meant !== undefined) report(pointer, `"${plain}" is misspelt; "${meant}" was most likely meant`);
			}
		});
	},
);
