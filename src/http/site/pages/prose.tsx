/** Text of a document in paragraphs and lists, as its publisher broke the lines. Nothing in it is read as markup. */
import { Text } from "../../design/shown.tsx";

const MOST_LINES = 60;
const MOST_LETTERS = 6000;

/** Paragraphs; lines that begin with a dash or a dot are a list. `language` is that of the text. */
export function Prose({ of, language }: { readonly of: string; readonly language: string }) {
	const lines = of
		.slice(0, MOST_LETTERS)
		.split("\n")
		.map((line) => line.trim())
		.filter((line) => line !== "");
	const blocks: { readonly isList: boolean; readonly lines: string[] }[] = [];
	for (const line of lines.slice(0, MOST_LINES)) {
		const isList = /^[-*\u2022] /.test(line);
		const last = blocks.at(-1);
		if (isList && last?.isList === true) last.lines.push(line.slice(2));
		else blocks.push({ isList, lines: [isList ? line.slice(2) : line] });
	}
	const isCut = of.length > MOST_LETTERS || lines.length > MOST_LINES;
	return (
		<div class="prose" lang={language}>
			{blocks.map(({ isList, lines: own }) =>
				isList ? (
					<ul class="dashes">
						{own.map((line) => (
							<li>
								<Text of={line} most={800} />
							</li>
						))}
					</ul>
				) : (
					<p>
						<Text of={own[0] ?? ""} most={2000} />
					</p>
				),
			)}
			{isCut && <p>{"\u2026"}</p>}
		</div>
	);
}
