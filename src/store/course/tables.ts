/** Tables of courses. */

/** A course. */
export interface CourseTable {
	readonly id: string;
	readonly state: string;
	readonly revision: number;
	readonly title: string;
	readonly about: string;
	readonly place: string;
	readonly language: string;
	readonly starts_at: number;
	readonly ends_at: number;
	readonly last_day: string;
	readonly seats: number;
	readonly price: string;
	readonly changed_at: number;
}

/** A registration; `word` is that of its link, for the letters that are still to be sent. */
export interface CourseRegistrationTable {
	readonly id: string;
	readonly course_id: string;
	readonly email: string;
	readonly name: string;
	readonly language: string;
	readonly state: string;
	readonly word: string;
	readonly word_hash: string;
	readonly asked_at: number;
	readonly taken_at: number | null;
}

/** A letter. */
export interface CourseLetterTable {
	readonly id: string;
	readonly registration_id: string;
	readonly kind: string;
	/** UTC milliseconds; null: it is done with. */
	readonly due_at: number | null;
	readonly tries: number;
	readonly outcome: string;
}
