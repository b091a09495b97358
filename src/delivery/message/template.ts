/** A body with places in it, encoded once for a campaign and language; for a recipient only the places are filled. */
import { SLOT_CLOSE, SLOT_OPEN, withoutSlots } from "../../warn/edition/slot.ts";
import { piece } from "./quoted-printable.ts";

/** A part of a message. */
export interface PartSource {
	/** `text/plain` or `text/html`. */
	readonly type: string;
	/** With places. */
	readonly text: string;
}

/** Values of the places of each part, in the order of the parts, each as that part needs it: escaped where it is HTML. */
export type SlotValues = readonly Readonly<Record<string, string>>[];

/** A body ready to be filled. */
export interface BodyTemplate {
	/** Value of the message's Content-Type. */
	readonly contentType: string;
	/** The body for one recipient, ASCII with CRLF. A place without a value stays empty. */
	fill(values: SlotValues): string;
}

/** Compiles a body of alternatives, the plainest first; `boundary` occurs in none of them, for they are encoded. */
export function compileBody(parts: readonly PartSource[], boundary: string): BodyTemplate {
	const compiled = parts.map(({ type, text }) => ({
		head: `--${boundary}\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`,
		pieces: compile(text),
	}));
	return {
		contentType: `multipart/alternative; boundary="${boundary}"`,
		fill(values) {
			let body = "";
			for (const [index, { head, pieces }] of compiled.entries()) {
				const given = values[index] ?? {};
				body += head;
				for (const { fixed, name } of pieces) body += fixed + (name === undefined ? "" : piece(withoutSlots(given[name] ?? "")));
				// The last line of a part goes on nowhere.
				body = `${body.endsWith("=\r\n") ? body.slice(0, -3) : body}\r\n`;
			}
			return `${body}--${boundary}--\r\n`;
		},
	};
}

/** A fixed piece as encoded, and the place behind it. */
interface Piece {
	readonly fixed: string;
	readonly name: string | undefined;
}

function compile(text: string): readonly Piece[] {
	return text.split(SLOT_OPEN).flatMap((part, index): readonly Piece[] => {
		if (index === 0) return [{ fixed: piece(part), name: undefined }];
		const end = part.indexOf(SLOT_CLOSE);
		return [
			{ fixed: "", name: part.slice(0, end) },
			{ fixed: piece(part.slice(end + 1)), name: undefined },
		];
	});
}
