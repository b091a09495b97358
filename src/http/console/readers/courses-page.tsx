/** Courses for the editor: the list, a form to add or change one, who takes part, and cancelling. */
import { type Course, readCourse, type StatedCourse } from "../../../account/course/course.ts";
import { Choice, Field, Word } from "../../design/parts/form.tsx";
import type { Say } from "../../design/say.ts";
import { Text } from "../../design/shown.tsx";
import type { HousePage } from "./house-page.tsx";

const FIELDS = ["title", "about", "place", "language", "starts", "ends", "lastDay", "seats", "price"] as const;
const MOST_SHOWN = 1000;

/** The page; `?course=` is the one that is looked at. */
export const COURSES_PAGE: HousePage = {
	path: "/courses",
	title: "place.courses",
	async content(desk, { say, formWord, c }, base, fields) {
		const { courses } = desk.publication;
		const all = await courses.courses();
		const id = fields?.get("course") ?? c.req.query("course") ?? "";
		const one = all.find((course) => course.id === id);
		const people = one === undefined ? [] : await courses.registrations(one.id);
		return (
			<>
				{desk.gate.mail === undefined && <p class="notice wary">{say.t("readers.noMail")}</p>}
				<ul class="list card">
					{all.map((course) => (
						<li>
							<div class="who">
								<a href={`${base}?course=${course.id}`}>
									<Text of={course.title} most={120} />
								</a>
								<p class="hint">
									{say.minute(course.startsAt)} ·{" "}
									{say.t("readers.seatsTaken", { n: course.taken, of: course.seats, waiting: course.waiting })}
									{course.state === "cancelled" && ` · ${say.t("site.courses.cancelled")}`}
								</p>
							</div>
						</li>
					))}
				</ul>
				<h2>{one === undefined ? say.t("readers.addCourse") : say.t("readers.changeCourse")}</h2>
				<CourseForm say={say} base={base} formWord={formWord} course={one} typed={fields} />
				{one !== undefined && (
					<>
						<h2>{say.t("readers.participants", { n: people.length })}</h2>
						<ol>
							{people.slice(0, MOST_SHOWN).map(({ name, email, state, place }) => (
								<li>
									<Text of={name} most={100} /> &lt;
									<Text of={email} most={254} />
									&gt;{state === "waiting" && ` · ${say.t("readers.place", { n: place ?? 1 })}`}
								</li>
							))}
						</ol>
						{one.state === "open" && (
							<form class="card" method="post" action={base}>
								<Word of={formWord} />
								<input type="hidden" name="course" value={one.id} />
								<Field name="reason" label={say.t("readers.cancelReason")} />
								<button type="submit" name="act" value="cancel" class="quiet">
									{say.t("readers.cancelCourse")}
								</button>
							</form>
						)}
					</>
				)}
			</>
		);
	},
	async act(desk, fields, { known }) {
		const { courses } = desk.publication;
		const by = { who: known.person.email, at: desk.gate.now() };
		const id = (fields.get("course") ?? "").slice(0, 40);
		const gone = {
			code: "account/no-course",
			message: "there is no such course that is open",
			at: "course",
			todo: "Load the page again.",
		} as const;
		if (fields.get("act") === "cancel") return (await courses.cancel({ id, reason: fields.get("reason") ?? "", ...by })) ? undefined : gone;
		const stated = Object.fromEntries(FIELDS.map((field) => [field, fields.get(field) ?? ""])) as unknown as StatedCourse;
		const read = readCourse(stated);
		if (!read.ok) return read.error;
		if (id === "") await courses.add({ course: read.value, ...by });
		else if (!(await courses.change({ id, course: read.value, ...by }))) return gone;
		return undefined;
	},
};

interface CourseFormProps {
	readonly say: Say;
	readonly base: string;
	readonly formWord: string;
	readonly course: Course | undefined;
	readonly typed: URLSearchParams | undefined;
}

function CourseForm({ say, base, formWord, course, typed }: CourseFormProps) {
	const minute = (at: number) => new Date(at).toISOString().slice(0, 16);
	const held: Partial<Record<(typeof FIELDS)[number], string>> =
		course === undefined ? {} : { ...course, seats: String(course.seats), starts: minute(course.startsAt), ends: minute(course.endsAt) };
	const filledIn = (field: (typeof FIELDS)[number]) => typed?.get(field) ?? held[field] ?? "";
	return (
		<form class="card" method="post" action={base}>
			<Word of={formWord} />
			{course !== undefined && <input type="hidden" name="course" value={course.id} />}
			<Field name="title" label={say.t("readers.courseTitle")} value={filledIn("title")} />
			<label for="about">{say.t("readers.courseAbout")}</label>
			<textarea id="about" name="about" rows={5} maxlength={5000}>
				{filledIn("about")}
			</textarea>
			<Field name="place" label={say.t("site.courses.where")} value={filledIn("place")} />
			<Choice
				name="language"
				label={say.t("site.courses.language")}
				value={filledIn("language")}
				options={[
					{ value: "en", name: "English" },
					{ value: "de", name: "Deutsch" },
				]}
			/>
			<Field name="starts" label={say.t("readers.starts")} hint="2026-05-04T09:00" value={filledIn("starts")} />
			<Field name="ends" label={say.t("readers.ends")} hint="2026-05-04T17:00" value={filledIn("ends")} />
			<Field name="lastDay" label={say.t("site.courses.lastDay")} type="date" value={filledIn("lastDay")} />
			<Field name="seats" label={say.t("site.courses.seats")} numeric value={filledIn("seats")} />
			<Field name="price" label={say.t("site.courses.price")} optional value={filledIn("price")} />
			<button type="submit">{say.t("readers.keep")}</button>
		</form>
	);
}
