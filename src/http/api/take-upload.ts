/** Takes the body of a call as a file: in pieces, never whole, within a size, and not from a sender that has fallen silent. */
import type { Problem } from "../../core/problem.ts";
import type { Upload } from "../ports.ts";
import type { Desk, Visit } from "../program/desk.ts";
import { refuseCall } from "./refuse-call.ts";

/** Bytes of a body, packed; unpacked the intake counts again. */
export const MOST_UPLOAD = 1024 * 1024 * 1024;
/** A sender that says nothing for so long is given up, ms. */
const SILENCE_MS = 30_000;

const STATUS: Readonly<Record<string, 400 | 413 | 415 | 422>> = {
	"http/too-large": 413,
	"http/unknown-encoding": 415,
	"http/bad-packing": 422,
	"http/too-many-uploads": 422,
};

/** The file, or the refusal. */
export async function takeUpload({ intake }: Desk, { c }: Visit, organisation: string, name: string): Promise<Upload | Response> {
	const said = Number(c.req.header("content-length") ?? "0");
	if (said > MOST_UPLOAD) return refuse(c, { ...TOO_LARGE, at: "content-length" });
	const { body } = c.req.raw;
	if (body === null) return refuse(c, NO_BODY);
	const encoding = c.req.header("content-encoding")?.trim().toLowerCase();
	const taken = await intake.upload({ organisation, name, bytes: patient(body), encoding });
	return taken.ok ? taken.value : refuse(c, taken.error);
}

function refuse(c: Visit["c"], problem: Problem): Response {
	// What was not read of the body must not be taken for the next call.
	c.header("connection", "close");
	return refuseCall(c, STATUS[problem.code] ?? 400, problem);
}

async function* patient(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
	const reader = body.getReader();
	try {
		for (;;) {
			let timer: NodeJS.Timeout | undefined;
			const silence = new Promise<never>((_, reject) => {
				timer = setTimeout(() => reject(new Error("the sender fell silent")), SILENCE_MS);
			});
			const { value, done } = await Promise.race([reader.read(), silence]).finally(() => clearTimeout(timer));
			if (done) return;
			yield value;
		}
	} finally {
		await reader.cancel().catch(() => undefined);
	}
}

const TOO_LARGE: Problem = {
	code: "http/too-large",
	message: `an inventory may have ${MOST_UPLOAD / 1024 / 1024} MiB`,
	at: "",
	todo: "Split the file.",
};

const NO_BODY: Problem = {
	code: "http/no-file",
	message: "there is no file in the call",
	at: "body",
	todo: "Send it as the body, or name one that was sent with upload=….",
};
