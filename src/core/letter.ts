/** Mail as the domain sees it; an adapter sends it. */
import type { Problem } from "./problem.ts";
import type { Result } from "./result.ts";

/** A mail to one person, text alone. */
export interface Letter {
	/** An e-mail address; may be a stranger's text. */
	readonly to: string;
	readonly subject: string;
	readonly text: string;
	/** The same for the same letter sent again. */
	readonly id: string;
}

/** Sends letters. */
export interface Mailer {
	/** Where they go first, without an account. */
	readonly place: string;
	/** `delivery/refused`: for good; `delivery/unreachable`: trying again may help. */
	send(letter: Letter): Promise<Result<void, Problem>>;
	/** Whether the server answers and lets this program in. */
	check(): Promise<Result<void, Problem>>;
}
