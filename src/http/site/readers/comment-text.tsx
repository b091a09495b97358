/** The words of a comment: a subset of Markdown, made of elements one by one. Nothing of a stranger is ever HTML. */
import { COMMENT_BOUNDS } from "../../../account/comment/comment.ts";
import { parseMarkdown } from "../../../account/markdown/parse.ts";
import type { Block, Inline } from "../../../account/markdown/tree.ts";
import { shown } from "../../design/shown.tsx";

/** The text as elements; what cannot be read is shown as it was typed. */
export function CommentText({ of }: { readonly of: string }) {
	const read = parseMarkdown(of, COMMENT_BOUNDS);
	return <div class="comment-text">{read.ok ? <Blocks of={read.value} /> : <pre dir="auto">{plain(of)}</pre>}</div>;
}

/** Why a text cannot be taken as a comment; `undefined`: it can. */
export function commentFault(text: string): "empty" | "long" | undefined {
	if (text.trim() === "") return "empty";
	if (text.length > COMMENT_BOUNDS.letters) return "long";
	return parseMarkdown(text, COMMENT_BOUNDS).ok ? undefined : "long";
}

/** Line breaks stay; what hides or turns text around goes. */
function plain(text: string): string {
	return text
		.split("\n")
		.map((line) => shown(line, COMMENT_BOUNDS.letters))
		.join("\n");
}

function Blocks({ of }: { readonly of: readonly Block[] }) {
	return <>{of.map((block) => oneBlock(block))}</>;
}

function oneBlock(block: Block) {
	switch (block.kind) {
		case "paragraph":
			return (
				<p dir="auto">
					<Inlines of={block.children} />
				</p>
			);
		// A comment has no headings of its own in the outline of the page.
		case "heading":
			return (
				<p dir="auto">
					<strong>
						<Inlines of={block.children} />
					</strong>
				</p>
			);
		case "list": {
			const items = block.items.map((item) => (
				<li>
					<Blocks of={item} />
				</li>
			));
			return block.start === undefined ? <ul>{items}</ul> : <ol start={Math.max(0, Math.min(9999, block.start))}>{items}</ol>;
		}
		case "quote":
			return (
				<blockquote>
					<Blocks of={block.children} />
				</blockquote>
			);
		case "members":
			return <Blocks of={block.children} />;
		case "code":
			return <pre dir="auto">{plain(block.text)}</pre>;
		case "rule":
			return <hr />;
		case "table":
			return (
				<>
					{[block.head, ...block.rows].map((row) => (
						<p dir="auto">
							{row.map((cell, at) => (
								<>
									{at > 0 && " · "}
									<Inlines of={cell} />
								</>
							))}
						</p>
					))}
				</>
			);
		default:
			return null;
	}
}

function Inlines({ of }: { readonly of: readonly Inline[] }) {
	return <>{of.map((inline) => oneInline(inline))}</>;
}

function oneInline(inline: Inline) {
	switch (inline.kind) {
		case "text":
			return <>{kept(inline.text)}</>;
		case "code":
			return <code dir="auto">{kept(inline.text)}</code>;
		case "figure":
			return <code dir="auto">{`{{${kept(inline.query)}}}`}</code>;
		case "break":
			return <br />;
		case "strong":
			return (
				<strong>
					<Inlines of={inline.children} />
				</strong>
			);
		case "emphasis":
			return (
				<em>
					<Inlines of={inline.children} />
				</em>
			);
		case "struck":
			return (
				<s>
					<Inlines of={inline.children} />
				</s>
			);
		// Nobody is paid in rank for a link, and the place it leads to is not told where somebody comes from.
		case "link":
			return (
				<a href={inline.href} rel="nofollow ugc noopener noreferrer">
					<Inlines of={inline.children} />
				</a>
			);
		case "image":
			return <>{kept(inline.alt)}</>;
	}
}

/** Blanks at the ends part words from what stands beside them. */
function kept(text: string): string {
	const [start, end] = [/^\s/.test(text) ? " " : "", text.length > 1 && /\s$/.test(text) ? " " : ""];
	return `${start}${shown(text, COMMENT_BOUNDS.letters)}${end}`;
}
