/** What the pages for readers work with: statistics, and what readers take part in. */
import type { CommentStore } from "../account/comment/ports.ts";
import type { CourseStore } from "../account/course/ports.ts";
import type { MemberStore } from "../account/member/ports.ts";
import type { NoticeTime } from "../account/statistics/notice-times.ts";
import type { StatisticsStore } from "../account/statistics/ports.ts";

/** A provider's message whose signature holds. */
export interface SignedEvent {
	readonly id: string;
	/** UTC milliseconds, as the provider signed it. */
	readonly sentAt: number;
}

/** Checks messages of the payment provider. */
export interface PaymentDoor {
	/** `undefined`: not signed by it, or not just now. */
	verify(headers: Headers, body: string): SignedEvent | undefined;
}

/** All of it. */
export interface Publication {
	readonly statistics: StatisticsStore;
	/** Who told its customers when, of recorded events; documents are read elsewhere. */
	noticeTimes(): Promise<readonly NoticeTime[]>;
	readonly members: MemberStore;
	readonly comments: CommentStore;
	readonly courses: CourseStore;
	/** Title of a report that is published; `undefined`: there is none. */
	reportTitle(slug: string): Promise<string | undefined>;
	/** `undefined`: no provider is known here, and its address is none. */
	readonly payments: PaymentDoor | undefined;
}
