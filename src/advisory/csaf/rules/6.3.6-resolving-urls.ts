/**
 * Tests 6.3.6 and 6.3.7: addresses that answer. Nothing is asked from here: the answers come in, from whoever was allowed to ask, and
 * without them only what can never answer is reported: the names that RFC 2606 and RFC 6761 keep from resolving.
 */
import { asObject, member, text } from "../json.ts";
import { type CsafView, itemsOf, type Located, textsOf } from "./csaf-view.ts";
import { type Rule, type RuleContext, rule } from "./rule.ts";

/** An address of the document. */
export interface UrlAt {
	readonly url: string;
	readonly pointer: string;
	readonly isSelf: boolean;
}

/** Every address that tests 6.3.6 and 6.3.7 name. */
export function urlsOf(view: CsafView): readonly UrlAt[] {
	const found: UrlAt[] = [];
	const add = (url: string | undefined, pointer: string, isSelf = false): void => {
		if (url !== undefined) found.push({ url, pointer, isSelf });
	};
	const inItem = (item: Located): void => {
		for (const { node, place } of itemsOf(item, "acknowledgments"))
			for (const [at, url] of textsOf(node, "urls").entries()) add(url, place.pointer("urls", at));
		for (const { node, place } of itemsOf(item, "references"))
			add(text(node, "url"), place.pointer("url"), text(node, "category") === "self");
	};
	const { document, documentPlace: at } = view;
	if (document !== undefined) {
		inItem({ node: document, place: at });
		add(text(asObject(member(document, "aggregate_severity")), "namespace"), at.pointer("aggregate_severity", "namespace"));
		add(text(asObject(member(asObject(member(document, "distribution")), "tlp")), "url"), at.pointer("distribution", "tlp", "url"));
		add(text(asObject(member(document, "publisher")), "namespace"), at.pointer("publisher", "namespace"));
	}
	for (const { helper, place } of view.products) {
		if (helper === undefined) continue;
		const below = { node: helper, place: place.at("product_identification_helper") };
		for (const [index, url] of textsOf(helper, "sbom_urls").entries()) add(url, below.place.pointer("sbom_urls", index));
		for (const { node, place: uri } of itemsOf(below, "x_generic_uris"))
			for (const key of ["namespace", "uri"]) add(text(node, key), uri.pointer(key));
	}
	for (const vulnerability of view.vulnerabilities) {
		inItem(vulnerability);
		for (const { node, place } of itemsOf(vulnerability, "remediations")) add(text(node, "url"), place.pointer("url"));
	}
	return found;
}

/** Top-level names that no resolver answers. */
const NEVER = /\.(?:invalid|test|example|localhost)\.?$/i;

/** What is wrong with an address; `undefined` when it answers, or nobody asked. */
function failure(url: string, { resolved }: RuleContext): string | undefined {
	const status = resolved?.get(url);
	if (status !== undefined) return status >= 200 && status < 400 ? undefined : `answers with the status ${status}`;
	const host = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:@]+)/i.exec(url)?.[1];
	return host !== undefined && NEVER.test(`.${host}`) ? "has a host name that is reserved and never answers" : undefined;
}

function resolving(isSelf: boolean): Rule["check"] {
	return (view, report, context) => {
		for (const one of urlsOf(view)) {
			const why = one.isSelf === isSelf ? failure(one.url, context) : undefined;
			if (why !== undefined) report(one.pointer, `${one.url.slice(0, 200)} ${why}`);
		}
	};
}

/** Test 6.3.6. */
export const otherUrls = rule(
	"6.3.6",
	"Use of non-self referencing URLs Failing to Resolve",
	"A link that leads nowhere withholds what it was to tell.",
	resolving(false),
);

/** Test 6.3.7. */
export const selfUrls = rule(
	"6.3.7",
	"Use of self referencing URLs Failing to Resolve",
	"Who looks for the original finds nothing.",
	resolving(true),
);
