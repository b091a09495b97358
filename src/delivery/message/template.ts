/** A body with places in it, encoded once for a campaign and language; for a recipient only the places are filled. */
import { SLOT_CLOSE, SLOT_OPEN, withoutSlots } from "../../warn/edition/slot.ts";
import { piece, quotedPrintable } from "./quoted-printable.ts";

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
	/** The body for one recipient, ASCII with CRLF, in pieces. A place without a value stays empty. */
	fill(values: SlotValues): readonly Buffer[];
}

/** Compiles a body of alternatives, the plainest first; `boundary` occurs in none of them, for they are encoded. */
export function compileBody(parts: readonly PartSource[], boundary: string): BodyTemplate {
	const compiled = parts.map(({ type, text }) =>
		compile(`--${boundary}\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`, text),
	);
	const end = Buffer.from(`--${boundary}--\r\n`, "latin1");
	return {
		contentType: `multipart/alternative; boundary="${boundary}"`,
		fill(values) {
			const pieces: Buffer[] = [];
			for (const [index, part] of compiled.entries()) {
				const given = values[index] ?? {};
				for (const { fixed, name } of part) {
					pieces.push(fixed);
					if (name !== undefined) pieces.push(Buffer.from(piece(withoutSlots(given[name] ?? "")), "latin1"));
				}
			}
			pieces.push(end);
			return pieces;
		},
	};
}

/** A fixed piece as encoded, and the place behind it. */
interface Piece {
	readonly fixed: Buffer;
	readonly name: string | undefined;
}

/** The pieces of a part. What stands behind the last place ends the part's last line, which goes on nowhere. */
function compile(head: string, text: string): readonly Piece[] {
	const [first = "", ...rest] = text.split(SLOT_OPEN);
	const fixed = (plain: string, isLast: boolean) => (isLast ? `${quotedPrintable(plain).text}\r\n` : piece(plain));
	const places = rest.map((part) => ({ name: part.slice(0, part.indexOf(SLOT_CLOSE)), behind: part.slice(part.indexOf(SLOT_CLOSE) + 1) }));
	const pieces = [
		{ before: head + fixed(first, places.length === 0), name: places[0]?.name },
		...places.map(({ behind }, index) => ({ before: fixed(behind, index === places.length - 1), name: places[index + 1]?.name })),
	];
	return pieces.map(({ before, name }) => ({ fixed: Buffer.from(before, "latin1"), name }));
}
