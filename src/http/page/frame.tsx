/** What every page of ours has around it: head, style, skip link. */
import { createHash } from "node:crypto";
import { raw } from "hono/html";
import { ICON } from "../design/document.tsx";
import { MarkDefinitions } from "../design/marks.tsx";
import { STYLE } from "./style.ts";

/** The style sheet's hash as a CSP source; it is the only style that runs. */
export const STYLE_SOURCE = `'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`;

/** For a file: nothing is fetched, nothing runs, nothing is sent. */
const FILE_POLICY = `default-src 'none'; style-src ${STYLE_SOURCE}; img-src data:; base-uri 'none'; form-action 'none'`;

interface FrameProps {
	readonly title: string;
	readonly selfContained: boolean;
	/** A script of our server, for what is nicer with one; everything works without. */
	readonly script?: string | undefined;
	readonly children?: unknown;
}

/** The whole document as text. */
export function wholeDocument(props: FrameProps): string {
	return `<!doctype html>\n${String(<Frame {...props} />)}\n`;
}

function Frame({ title, selfContained, script, children }: FrameProps) {
	return (
		<html lang="en-GB">
			<head>
				<meta charset="utf-8" />
				{selfContained && <meta http-equiv="content-security-policy" content={FILE_POLICY} />}
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="color-scheme" content="light dark" />
				<meta name="referrer" content="no-referrer" />
				<title>{title}</title>
				<link rel="icon" href={ICON} />
				<style>{raw(STYLE)}</style>
				{script !== undefined && <script src={script} defer={true} />}
			</head>
			<body>
				<a class="skip" href="#answer">
					Skip to the answer
				</a>
				<MarkDefinitions />
				{children}
			</body>
		</html>
	);
}
