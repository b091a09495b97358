/** Markdown as it is shown: the tree is walked, and nothing that the tree does not have can be on the page. Texts are escaped by JSX. */
import type { Block, Inline } from "../../../account/markdown/tree.ts";
import { HIDDEN } from "../../../core/text.ts";

/** What a text is shown with. */
export interface MarkdownShown {
	/** What stands for a figure within words. */
	figure?(query: string): unknown;
	/** What stands for a figure in a paragraph of its own. */
	block?(query: string): unknown;
	/** What stands for a picture; `undefined`: its words. */
	image?(image: Extract<Inline, { kind: "image" }>): unknown;
	/** What stands for a part that only members see. */
	members?(children: readonly Block[]): unknown;
	/** Headings stand so many levels lower. */
	readonly below?: number;
}

/** The blocks. */
export function Markdown({ blocks, ...shown }: MarkdownShown & { readonly blocks: readonly Block[] }) {
	return <>{blocks.map((block) => blockOf(block, shown))}</>;
}

const HEADINGS = ["h2", "h3", "h4", "h5", "h6"] as const;

function blockOf(block: Block, shown: MarkdownShown): unknown {
	switch (block.kind) {
		case "paragraph":
			return paragraph(block.children, shown);
		case "heading": {
			const Heading = HEADINGS[block.level - 2 + (shown.below ?? 0)] ?? "h6";
			return <Heading>{inlines(block.children, shown)}</Heading>;
		}
		case "list": {
			const items = block.items.map((item) => <li>{item.map((one) => tight(one, item.length, shown))}</li>);
			return block.start === undefined ? <ul>{items}</ul> : <ol {...(block.start === 1 ? {} : { start: block.start })}>{items}</ol>;
		}
		case "quote":
			return <blockquote>{block.children.map((child) => blockOf(child, shown))}</blockquote>;
		case "code":
			return (
				// What scrolls must be reachable by keyboard (WCAG 2.1.1).
				<pre class="told" tabindex={0}>
					<code dir="auto">{clean(block.text)}</code>
				</pre>
			);
		case "rule":
			return <hr />;
		case "table":
			return (
				<div class="scroll" tabindex={0}>
					<table>
						<thead>
							<tr>
								{block.head.map((cell) => (
									<th scope="col">{inlines(cell, shown)}</th>
								))}
							</tr>
						</thead>
						<tbody>
							{block.rows.map((row) => (
								<tr>
									{row.map((cell) => (
										<td>{inlines(cell, shown)}</td>
									))}
								</tr>
							))}
						</tbody>
					</table>
				</div>
			);
		case "members":
			return shown.members?.(block.children) ?? null;
	}
}

function paragraph(children: readonly Inline[], shown: MarkdownShown): unknown {
	const [only] = children;
	if (children.length === 1 && only?.kind === "figure") return shown.block?.(only.query) ?? <p>{clean(only.query)}</p>;
	if (children.length === 1 && only?.kind === "image") return shown.image?.(only) ?? <p>{clean(only.alt)}</p>;
	return <p dir="auto">{inlines(children, shown)}</p>;
}

/** A list item of one paragraph needs none. */
function tight(block: Block, of: number, shown: MarkdownShown): unknown {
	return block.kind === "paragraph" && (of === 1 || block.children.length > 0) ? (
		<span dir="auto">{inlines(block.children, shown)}</span>
	) : (
		blockOf(block, shown)
	);
}

function inlines(children: readonly Inline[], shown: MarkdownShown): unknown {
	return children.map((inline) => inlineOf(inline, shown));
}

function inlineOf(inline: Inline, shown: MarkdownShown): unknown {
	switch (inline.kind) {
		case "text":
			return clean(inline.text);
		case "code":
			return <code dir="auto">{clean(inline.text)}</code>;
		case "break":
			return <br />;
		case "strong":
			return <strong>{inlines(inline.children, shown)}</strong>;
		case "emphasis":
			return <em>{inlines(inline.children, shown)}</em>;
		case "struck":
			return <s>{inlines(inline.children, shown)}</s>;
		case "link":
			return (
				<a href={inline.href} {...(/^https?:/.test(inline.href) ? { rel: "nofollow noopener ugc" } : {})}>
					{inlines(inline.children, shown)}
				</a>
			);
		case "image":
			return shown.image === undefined ? clean(inline.alt) : shown.image(inline);
		case "figure":
			return shown.figure === undefined ? clean(inline.query) : shown.figure(inline.query);
	}
}

/** Without what hides text or turns it around; line breaks stay. */
function clean(text: string): string {
	return text
		.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, "\u00b7")
		.replace(HIDDEN, "\u00b7");
}
