/** What the pages about responses work with. */
import type { EventView, ResponseView } from "../../../account/response/event-view.ts";
import type { NewReply } from "../../../account/response/ports.ts";
import type { Capture, KeptEvent, Reply } from "../../../account/response/record.ts";
import type { CaptureWish } from "../../../account/response/take-capture.ts";
import type { Problem } from "../../../core/problem.ts";
import type { Result } from "../../../core/result.ts";

/** One capture with its event and the records before it. */
export interface CaptureView {
	readonly event: KeptEvent;
	readonly response: ResponseView;
	/** Records that it puts right, the newest first; and the one that puts it right. */
	readonly earlier: readonly Capture[];
	readonly later: Capture | undefined;
}

/** Something that was put right. */
export interface Correction {
	/** UTC milliseconds. */
	readonly at: number;
	readonly event: Pick<KeptEvent, "id" | "title" | "synthetic">;
	readonly kind: "event" | "capture" | "withdrawn";
	/** Whose notice; empty for the event itself. */
	readonly branch: string;
	readonly reason: string;
	/** The record that counts now; empty for none. */
	readonly capture: string;
}

/** A document to be looked at: nothing of it runs or loads. */
export interface SafeDocument {
	readonly html: string;
	readonly isCut: boolean;
}

/** The desk. */
export interface ResponseDesk {
	/** All events without scores, those that happened last first. */
	events(): Promise<readonly EventView[]>;
	/** One, with what was found in its captures. */
	event(id: string): Promise<EventView | undefined>;
	capture(id: string): Promise<CaptureView | undefined>;
	/** `undefined` where there are no bytes, or only for those who sign in. */
	view(capture: Capture): Promise<SafeDocument | undefined>;
	/** Of all events, the newest first. */
	corrections(): Promise<readonly Correction[]>;
	/** False: the event has no such branch. */
	reply(reply: Omit<NewReply, "at">): Promise<boolean>;
	/** All of them, for editors. */
	replies(): Promise<readonly Reply[]>;
	decide(decision: {
		readonly id: string;
		readonly verdict: "verified" | "refused";
		readonly reason: string;
		readonly who: string;
	}): Promise<boolean>;
	/** `undefined`: the same is on record. */
	take(
		event: string,
		wish: Omit<CaptureWish, "corrects" | "capturedAt">,
		bytes: Uint8Array | undefined,
		who: string,
	): Promise<Result<Capture | undefined, Problem>>;
	/** UTC milliseconds. */
	now(): number;
}
