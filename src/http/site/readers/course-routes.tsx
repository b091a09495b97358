/** Courses for anybody: when and where, seats, the waiting list, the calendar file; a seat is asked for, confirmed and given back by a link in a mail. */
import { courseCalendar } from "../../../account/course/calendar.ts";
import { type Course, isOpen, type Registration } from "../../../account/course/course.ts";
import { emailKey } from "../../../people/password.ts";
import { Field } from "../../design/parts/form.tsx";
import type { Say } from "../../design/say.ts";
import { shown, Text } from "../../design/shown.tsx";
import { type Desk, formOf } from "../../program/desk.ts";
import { clickRoute, openRoute, type Route } from "../../program/route.ts";
import { sendNothing } from "../answer.ts";
import { tooManyPage } from "../pages/failure-page.tsx";
import { answerPage, answerWords, type ReaderVisit, withReader } from "./answers.tsx";

/** Where a course is. */
export function coursePath({ id }: Pick<Course, "id">): string {
	return `/courses/${id}`;
}

function seatsWords(say: Say, course: Course, now: number): string {
	if (course.state === "cancelled") return say.t("site.courses.cancelled");
	if (!isOpen(course, now)) return say.t("site.courses.closed");
	const free = Math.max(0, course.seats - course.taken);
	return free > 0 ? say.t("site.courses.free", { n: free, of: course.seats }) : say.t("site.courses.fullList", { n: course.waiting });
}

function CourseFactsList({ say, course, now }: { readonly say: Say; readonly course: Course; readonly now: number }) {
	const rows = [
		[say.t("site.courses.when"), `${say.minute(course.startsAt)} \u2013 ${say.minute(course.endsAt)}`],
		[say.t("site.courses.where"), shown(course.place, 300)],
		[say.t("site.courses.language"), course.language === "de" ? "Deutsch" : "English"],
		[say.t("site.courses.seats"), seatsWords(say, course, now)],
		[say.t("site.courses.lastDay"), say.date(course.lastDay)],
		...(course.price === "" ? [] : [[say.t("site.courses.price"), shown(course.price, 300)] as const]),
	] as const;
	return (
		<dl class="pairs">
			{rows.map(([name, value]) => (
				<div>
					<dt>{name}</dt>
					<dd>
						<bdi>{value}</bdi>
					</dd>
				</div>
			))}
		</dl>
	);
}

async function listCourses(visit: ReaderVisit, desk: Desk): Promise<Response> {
	const { say } = visit;
	const now = desk.gate.now();
	const coming = (await desk.publication.courses.courses()).filter(({ endsAt }) => endsAt > now);
	const children = (
		<>
			<h1>{say.t("site.courses.title")}</h1>
			<p class="lead">{say.t("site.courses.lead")}</p>
			{coming.length === 0 && <p class="empty">{say.t("site.courses.none")}</p>}
			{coming.map((course) => (
				<section class="card" aria-labelledby={`t-${course.id}`}>
					<h2 id={`t-${course.id}`}>
						<a href={coursePath(course)}>
							<Text of={course.title} most={200} />
						</a>
					</h2>
					<CourseFactsList say={say} course={course} now={now} />
				</section>
			))}
		</>
	);
	return answerPage(visit, { title: say.t("site.courses.title"), description: say.t("site.courses.lead"), children });
}

async function showCourse(visit: ReaderVisit, desk: Desk): Promise<Response> {
	const { say, c } = visit;
	const course = await desk.publication.courses.course((c.req.param("course") ?? "").slice(0, 40));
	if (course === undefined) return sendNothing(visit);
	const now = desk.gate.now();
	const children = (
		<>
			<h1>
				<Text of={course.title} most={200} />
			</h1>
			<CourseFactsList say={say} course={course} now={now} />
			{course.about.split(/\n{2,}/).map(
				(part) =>
					part !== "" && (
						<p>
							<Text of={part} most={5000} />
						</p>
					),
			)}
			<p>
				<a href={`${coursePath(course)}/calendar.ics`}>{say.t("site.courses.calendar")}</a>
			</p>
			{isOpen(course, now) &&
				(desk.gate.mail === undefined ? (
					<p class="notice">{say.t("site.courses.noMail")}</p>
				) : (
					<form class="card" method="post" action={`${coursePath(course)}/register`}>
						<h2>{say.t(course.taken < course.seats ? "site.courses.register" : "site.courses.wait")}</h2>
						<Field name="name" complete="name" label={say.t("site.members.name")} />
						<Field
							name="email"
							type="email"
							complete="email"
							label={say.t("site.subscribe.email")}
							hint={say.t("site.courses.emailHint")}
						/>
						<p>
							<button type="submit">{say.t("site.courses.send")}</button>
						</p>
					</form>
				))}
		</>
	);
	return answerPage(visit, {
		title: shown(course.title, 160),
		description: shown(course.about === "" ? course.title : course.about, 200),
		children,
	});
}

async function register(visit: ReaderVisit, desk: Desk): Promise<Response> {
	const { say, c, site, remote } = visit;
	const { mail, codes, now } = desk.gate;
	const back = coursePath({ id: encodeURIComponent((c.req.param("course") ?? "").slice(0, 40)) });
	const courseId = (c.req.param("course") ?? "").slice(0, 40);
	if ((await desk.publication.courses.course(courseId)) === undefined) return sendNothing(visit);
	if (mail === undefined) return answerWords(visit, say.t("site.courses.title"), say.t("site.courses.noMail"), back, 503);
	if (!site.rate.allow(remote, site.source.now())) return c.html(tooManyPage(visit), 429);
	const form = await formOf(c);
	const email = emailKey(form.get("email") ?? "");
	const name = shown((form.get("name") ?? "").slice(0, 400), 100);
	if (email === undefined || name === "") return answerWords(visit, say.t("site.subscribe.bad"), say.t("site.courses.badText"), back, 400);
	const word = codes.secret();
	const came = await desk.publication.courses.ask({
		courseId,
		email,
		name,
		language: say.language,
		word,
		wordHash: codes.digest(word),
		at: now(),
	});
	if (came === "closed") return answerWords(visit, say.t("site.courses.title"), say.t("site.courses.closed"), back, 409);
	if (came === "full") return answerWords(visit, say.t("site.courses.title"), say.t("site.courses.tooMany"), back, 503);
	// Whoever asks again is told the same: nobody learns who takes part.
	return answerWords(visit, say.t("site.courses.sent"), say.t("site.courses.sentText"), back);
}

async function findRegistration(visit: ReaderVisit, desk: Desk) {
	const word = (visit.c.req.param("word") ?? "").slice(0, 100);
	const wordHash = desk.gate.codes.digest(word);
	const registration = await desk.publication.courses.registration(wordHash);
	const course = registration === undefined ? undefined : await desk.publication.courses.course(registration.courseId);
	return registration === undefined || course === undefined ? undefined : { word, wordHash, registration, course };
}

const STATE_TEXTS = {
	asked: "site.courses.stateAsked",
	seat: "site.courses.stateSeat",
	waiting: "site.courses.stateWaiting",
	left: "site.courses.stateLeft",
} as const;

function stateWords(say: Say, { state, place }: Registration): string {
	return state === "waiting" ? say.t(STATE_TEXTS.waiting, { n: place ?? 1 }) : say.t(STATE_TEXTS[state]);
}

async function showRegistration(visit: ReaderVisit, desk: Desk): Promise<Response> {
	const { say } = visit;
	const found = await findRegistration(visit, desk);
	if (found === undefined) return answerWords(visit, say.t("site.link.none"), say.t("site.link.noneText"), "/courses", 404);
	const { word, registration, course } = found;
	const children = (
		<>
			<h1>{say.t("site.courses.yours")}</h1>
			<p class="lead" role="status">
				{stateWords(say, registration)}
			</p>
			<h2>
				<a href={coursePath(course)}>
					<Text of={course.title} most={200} />
				</a>
			</h2>
			<CourseFactsList say={say} course={course} now={desk.gate.now()} />
			{registration.state === "seat" && (
				<p>
					<a href={`${coursePath(course)}/calendar.ics`}>{say.t("site.courses.calendar")}</a>
				</p>
			)}
			{registration.state !== "left" && (
				<form class="card" method="post" action={`/courses/registration/${encodeURIComponent(word)}`}>
					{registration.state === "asked" && (
						<button type="submit" name="act" value="confirm">
							{say.t("site.courses.confirm")}
						</button>
					)}{" "}
					<button type="submit" name="act" value="leave" class="quiet">
						{say.t("site.courses.giveBack")}
					</button>
				</form>
			)}
		</>
	);
	return answerPage(visit, {
		title: say.t("site.courses.yours"),
		description: stateWords(say, registration),
		isHidden: true,
		path: "/courses",
		children,
	});
}

async function changeRegistration(visit: ReaderVisit, desk: Desk): Promise<Response> {
	const { say, c } = visit;
	const found = await findRegistration(visit, desk);
	const act = (await formOf(c)).get("act");
	const at = desk.gate.now();
	const { courses } = desk.publication;
	const gone = () => answerWords(visit, say.t("site.link.none"), say.t("site.link.noneText"), "/courses", 404);
	if (found === undefined) return gone();
	const { wordHash, word } = found;
	if (act === "leave") {
		if (!(await courses.leave({ wordHash, at }))) return gone();
	} else {
		const came = await courses.confirm({ wordHash, at });
		if (came === undefined) return gone();
		if (came === "closed") return answerWords(visit, say.t("site.courses.title"), say.t("site.courses.closed"), "/courses", 409);
	}
	return c.redirect(`/courses/registration/${encodeURIComponent(word)}`, 303);
}

/** Their routes. */
export const COURSE_ROUTES: readonly Route[] = [
	openRoute("GET", "/courses", withReader(listCourses)),
	openRoute("GET", "/courses/:course", withReader(showCourse)),
	openRoute(
		"GET",
		"/courses/:course/calendar.ics",
		withReader(async (visit, desk) => {
			const course = await desk.publication.courses.course((visit.c.req.param("course") ?? "").slice(0, 40));
			if (course === undefined) return sendNothing(visit);
			visit.c.header("content-disposition", `attachment; filename="course-${course.id}.ics"`);
			return visit.c.body(courseCalendar(course, desk.address()), 200, { "content-type": "text/calendar; charset=UTF-8; method=PUBLISH" });
		}),
	),
	// Whoever only reads gets no cookie, so no form's word is asked for: what comes of it is one mail to be confirmed.
	clickRoute("POST", "/courses/:course/register", withReader(register)),
	openRoute("GET", "/courses/registration/:word", withReader(showRegistration)),
	// The word of the link is all that is needed, and more than anybody can guess.
	clickRoute("POST", "/courses/registration/:word", withReader(changeRegistration)),
];
