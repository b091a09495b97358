/** Pages about organisations and the people in them. */
import type { Problem } from "../../core/problem.ts";
import type { Organisation } from "../../people/organisation.ts";
import type { Member } from "../../people/ports.ts";
import { ROLES, type Role } from "../../people/role.ts";
import { Field, Word } from "../design/parts/form.tsx";
import { Notice } from "../design/parts/notice.tsx";
import type { Say } from "../design/say.ts";
import { shown, Text } from "../design/shown.tsx";
import { roleWords } from "./frame.tsx";

/** Organisations within reach. */
export function Organisations({
	say,
	organisations,
	readable,
	done,
}: {
	readonly say: Say;
	readonly organisations: readonly Organisation[];
	/** Those whose pages are open to the visitor, by id. */
	readonly readable: ReadonlySet<string>;
	readonly done?: string | undefined;
}) {
	return (
		<>
			<Notice say={say} done={done} />
			{organisations.length === 0 && <p>{say.t("people.nowhere")}</p>}
			<ul class="list">
				{organisations.map(({ id, name, parentId }) => {
					const above = organisations.find((one) => one.id === parentId);
					return (
						<li>
							<div class="who">
								{readable.has(id) ? (
									<a href={`/console/organisations/${id}`}>
										<Text of={name} most={80} />
									</a>
								) : (
									<Text of={name} most={80} />
								)}
								{above !== undefined && <p class="hint">{say.t("people.below", { name: shown(above.name, 80) })}</p>}
							</div>
						</li>
					);
				})}
			</ul>
		</>
	);
}

/** What the page of people shows. */
export interface PeopleProps {
	readonly say: Say;
	readonly organisation: Organisation;
	readonly members: readonly Member[];
	readonly formWord: string;
	/** Roles that the visitor may give; empty where they may change nothing. */
	readonly grantable: readonly Role[];
	/** Whether they may make organisations below this one. */
	readonly mayAddBelow: boolean;
	readonly problem?: Problem | undefined;
	readonly done?: string | undefined;
}

/** People of an organisation. */
export function People({ say, organisation, members, formWord, grantable, mayAddBelow, problem, done }: PeopleProps) {
	const path = `/console/organisations/${organisation.id}`;
	return (
		<>
			<Notice say={say} problem={problem} done={done} />
			<ul class="list card">
				{members.map(({ person, role }) => (
					<li>
						<div class="who">
							<strong>
								<Text of={person.name} most={80} />
							</strong>
							<p class="hint">
								<Text of={person.email} most={254} />
								{`, ${say.t(person.secondFactor ? "people.twoFactors" : "people.oneFactor")}`}
								{person.disabledAt !== undefined && `, ${say.t("people.shutOut")}`}
							</p>
						</div>
						{grantable.includes(role) ? (
							<form method="post" action={`${path}/people/${person.id}/role`}>
								<Word of={formWord} />
								<label class="check">
									<span class="hint">{say.t("people.role")}</span>
									<select name="role" aria-label={say.t("people.roleOf", { name: shown(person.name, 80) })}>
										{grantable.map((each) => (
											<option value={each} selected={each === role}>
												{roleWords(say, each)}
											</option>
										))}
										<option value="none">{say.t("people.takeOut")}</option>
									</select>
								</label>
								<button type="submit" class="quiet slim">
									{say.t("people.set")}
								</button>
							</form>
						) : (
							<span>{roleWords(say, role)}</span>
						)}
					</li>
				))}
			</ul>
			{grantable.length > 0 && (
				<form class="card" method="post" action={`${path}/people`}>
					<h2>{say.t("people.letIn")}</h2>
					<Word of={formWord} />
					<Field name="email" label={say.t("people.theirEmail")} type="email" hint={say.t("people.theirEmailHint")} />
					<label for="role">{say.t("people.role")}</label>
					<select id="role" name="role">
						{ROLES.filter((role) => grantable.includes(role)).map((role) => (
							<option value={role}>{roleWords(say, role)}</option>
						))}
					</select>
					<p>
						<button type="submit">{say.t("people.makeLink")}</button>
					</p>
				</form>
			)}
			{mayAddBelow && (
				<p>
					<a href={`${path}/company`}>{say.t("people.company")}</a>
				</p>
			)}
			{mayAddBelow && (
				<form class="card" method="post" action={`${path}/organisations`}>
					<h2>{say.t("people.addBelow")}</h2>
					<Word of={formWord} />
					<Field name="name" label={say.t("people.itsName")} />
					<p>
						<button type="submit">{say.t("people.add")}</button>
					</p>
				</form>
			)}
		</>
	);
}
