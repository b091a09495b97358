/** What readers take part in, as one part of the store. */
import type { CommentStore } from "../account/comment/ports.ts";
import type { CourseStore } from "../account/course/ports.ts";
import type { MemberStore } from "../account/member/ports.ts";
import { commentStore } from "./comment/comment-store.ts";
import { courseStore } from "./course/course-store.ts";
import type { Engine } from "./engine.ts";
import { memberStore } from "./member/member-store.ts";

/** The stores. */
export interface ReaderStores {
	readonly members: MemberStore;
	readonly comments: CommentStore;
	readonly courses: CourseStore;
}

/** Makes them. */
export function readerStores(engine: Engine): ReaderStores {
	return { members: memberStore(engine), comments: commentStore(engine), courses: courseStore(engine) };
}
