/** The public archive of newsletters: what went out, as it went out, and how it scores by our own rules. */
import type { Block, Line } from "../../../advisory/render/parts.ts";
import type { ArchivedNewsletter, NewsletterHead } from "../../../warn/newsletter/archive.ts";
import type { NewsletterPart } from "../../../warn/newsletter/newsletter.ts";
import { Text } from "../../design/shown.tsx";
import { type Around, sitePage } from "../frame.tsx";
import { WebLink } from "../web-link.tsx";

/** `/newsletters` */
export function newslettersPage(props: Around & { readonly heads: readonly NewsletterHead[] }): string {
	const { say, heads } = props;
	return sitePage({
		...props,
		title: say.t("site.newsletters.title"),
		description: say.t("site.newsletters.lead"),
		children: (
			<>
				<h1>{say.t("site.newsletters.title")}</h1>
				<p class="lead">{say.t("site.newsletters.lead")}</p>
				{heads.length === 0 && <p>{say.t("site.newsletters.none")}</p>}
				<ol class="timeline">
					{heads.map(({ id, publishedAt, subjects }) => (
						<li>
							<time datetime={new Date(publishedAt).toISOString()}>{say.date(publishedAt)}</time>
							<p class="strong">
								<a href={`/newsletters/${id}`}>
									<Text of={subjects[say.language]} most={250} />
								</a>
							</p>
						</li>
					))}
				</ol>
				<p>
					<a href="/subscribe">{say.t("site.follow")}</a>
				</p>
			</>
		),
	});
}

const SCORES = [
	["prominence", "site.newsletters.prominence"],
	["clarity", "site.newsletters.clarity"],
	["spin", "site.newsletters.spin"],
	["timeliness", "site.newsletters.timeliness"],
	["reach", "site.newsletters.reach"],
] as const;

/** `/newsletters/{id}` */
export function newsletterPage(props: Around & { readonly issue: ArchivedNewsletter; readonly sha256: string }): string {
	const { say, issue, sha256 } = props;
	const { newsletter, scores } = issue.languages[say.language];
	const { subject, title, intro, introLanguage, parts } = newsletter;
	return sitePage({
		...props,
		title: subject,
		description: subject,
		kind: "article",
		children: (
			<>
				<p class="soft">
					<Text of={title} most={200} />
				</p>
				<h1>
					<Text of={subject} most={300} />
				</h1>
				{intro.map((line) => (
					<p lang={introLanguage}>
						<Text of={line} most={4000} />
					</p>
				))}
				{parts.map((part) => (
					<Part {...{ say, part }} />
				))}
				<section aria-labelledby="scores">
					<h2 id="scores">{say.t("site.newsletters.scores")}</h2>
					<p>{say.t("site.newsletters.scoresText", { version: scores.ruleVersion })}</p>
					<dl class="facts">
						{SCORES.map(([name, key]) => {
							const value = scores[name];
							return (
								<div>
									<dt>{say.t(key)}</dt>
									<dd>{value === null ? say.t("site.newsletters.notMeasured") : say.number(Math.round(value))}</dd>
								</div>
							);
						})}
					</dl>
					<p>
						<a href={`/newsletters/${issue.id}/mail.en.eml`}>{say.t("site.newsletters.mail", { language: "English" })}</a>
						{", "}
						<a href={`/newsletters/${issue.id}/mail.de.eml`} hreflang="de">
							{say.t("site.newsletters.mail", { language: "Deutsch" })}
						</a>
					</p>
					<p class="soft hash">
						{say.t("site.newsletters.kept")} <code>{sha256}</code>
					</p>
				</section>
			</>
		),
	});
}

function Part({ say, part }: Pick<Around, "say"> & { readonly part: NewsletterPart }) {
	const { over, level, title, language, lead, blocks, link } = part;
	return (
		<section class={level === "emergency" ? "box alarm" : "box"}>
			<p class="soft">{over}</p>
			<h2 lang={language}>
				<Text of={title} most={500} />
			</h2>
			{lead !== "" && (
				<p class="lead">
					<Text of={lead} most={600} />
				</p>
			)}
			<div {...(level === undefined ? { lang: language } : {})}>
				{blocks.map((block) => (
					<Blocks {...{ say, block }} />
				))}
			</div>
			{link !== undefined && (
				<p>
					<WebLink say={say} url={link.address} name={`${link.text}: ${title}`} />
				</p>
			)}
		</section>
	);
}

const MOST = 4000;

function Blocks({ say, block }: Pick<Around, "say"> & { readonly block: Block }) {
	switch (block.kind) {
		case "heading":
			return (
				<h3>
					<Text of={block.text} most={300} />
				</h3>
			);
		case "paragraph":
			return (
				<p>
					<Spans say={say} line={block.line} />
				</p>
			);
		case "list": {
			const items = block.items.map((item) => (
				<li>
					<Spans say={say} line={item} />
				</li>
			));
			return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
		}
		case "terms":
			return (
				<dl class="facts">
					{block.entries.map(({ term, value }) => (
						<div>
							<dt>
								<Text of={term} most={200} />
							</dt>
							<dd>
								<Text of={value} most={MOST} />
							</dd>
						</div>
					))}
				</dl>
			);
		case "quote":
			return (
				<blockquote lang={block.language}>
					{block.lines.map((line) => (
						<p>
							<Text of={line} most={MOST} />
						</p>
					))}
				</blockquote>
			);
		case "table":
			return (
				<section class="scroll" tabindex={0} aria-label={block.head[0] ?? ""}>
					<table>
						<thead>
							<tr>
								{block.head.map((cell) => (
									<th scope="col">
										<Text of={cell} most={200} />
									</th>
								))}
							</tr>
						</thead>
						<tbody>
							{block.rows.map(([first = "", ...cells]) => (
								<tr>
									<th scope="row">
										<Text of={first} most={400} />
									</th>
									{cells.map((cell) => (
										<td>
											<Text of={cell} most={400} />
										</td>
									))}
								</tr>
							))}
						</tbody>
					</table>
				</section>
			);
	}
}

function Spans({ say, line }: Pick<Around, "say"> & { readonly line: Line }) {
	return (
		<>
			{line.map((span) => {
				if (typeof span === "string") return <Text of={span} most={MOST} />;
				if ("strong" in span)
					return (
						<strong>
							<Text of={span.strong} most={MOST} />
						</strong>
					);
				return <WebLink say={say} url={span.address} name={span.text} />;
			})}
		</>
	);
}
