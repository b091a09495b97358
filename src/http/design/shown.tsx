/** Text of strangers on a page: bounded, without what hides or turns text around, and kept apart from the text beside it. */
import { oneLine } from "../../core/one-line.ts";
import { count } from "../../match/answer-words.ts";

/** One line of plain text, at most `most` characters. */
export function shown(text: string | undefined, most = 300): string {
	return oneLine(text ?? "", most);
}

/** Names and dates (`DS-2CD2142FWD-I`, `2025-12-01`) that a line break at a hyphen would spoil. */
const UNBROKEN = /^(?=.*\d)(?=.*-).{4,24}$/;

/** The same as an element whose direction never leaks into its surroundings. */
export function Text({ of, most = 300 }: { readonly of: string | undefined; readonly most?: number }) {
	const words = shown(of, most).split(" ");
	if (!words.some((word) => UNBROKEN.test(word))) return <bdi>{words.join(" ")}</bdi>;
	return (
		<bdi>
			{words.map((word, at) => (
				<>
					{at > 0 && " "}
					{UNBROKEN.test(word) ? <span class="nb">{word}</span> : word}
				</>
			))}
		</bdi>
	);
}

/** Text that is read letter by letter: versions, ids, pointers. */
export function Code({ of, most = 200 }: { readonly of: string | undefined; readonly most?: number }) {
	return <code dir="auto">{shown(of, most)}</code>;
}

/** A CVE, as a link to what every source says of it where there is such a page. */
export function Cve({ of, linked }: { readonly of: string; readonly linked: boolean }) {
	if (!linked || !/^CVE-\d{4}-\d{4,19}$/.test(of)) return <Text of={of} most={60} />;
	return (
		<a class="nb" href={`/sources/${of}`}>
			{of}
		</a>
	);
}

const MOST_IDS = 40;

/** Device ids side by side; the first of many, with their number. */
export function DeviceIds({ of }: { readonly of: readonly string[] }) {
	const left = of.length - MOST_IDS;
	return (
		<ul class="ids">
			{of.slice(0, MOST_IDS).map((id) => (
				<li>
					<Code of={id} most={80} />
				</li>
			))}
			{left > 0 && <li>{`\u2026 and ${count(left, "more", "more")}`}</li>}
		</ul>
	);
}
