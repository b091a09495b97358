/** Pages about organisations and the people in them. */
import type { Problem } from "../../core/problem.ts";
import type { Organisation } from "../../people/organisation.ts";
import type { Member } from "../../people/ports.ts";
import { ROLES, type Role } from "../../people/role.ts";
import { Field, Word } from "../design/parts/form.tsx";
import { Notice } from "../design/parts/notice.tsx";
import { Text } from "../design/shown.tsx";

/** Organisations within reach. */
export function Organisations({
	organisations,
	readable,
	done,
}: {
	readonly organisations: readonly Organisation[];
	/** Those whose pages are open to the visitor, by id. */
	readonly readable: ReadonlySet<string>;
	readonly done?: string | undefined;
}) {
	return (
		<>
			<Notice done={done} />
			{organisations.length === 0 && <p>Your account belongs to no organisation now. Whoever manages yours can let you in again.</p>}
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
								{above !== undefined && (
									<p class="hint">
										below <Text of={above.name} most={80} />
									</p>
								)}
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
export function People({ organisation, members, formWord, grantable, mayAddBelow, problem, done }: PeopleProps) {
	const path = `/console/organisations/${organisation.id}`;
	return (
		<>
			<Notice problem={problem} done={done} />
			<ul class="list card">
				{members.map(({ person, role }) => (
					<li>
						<div class="who">
							<strong>
								<Text of={person.name} most={80} />
							</strong>
							<p class="hint">
								<Text of={person.email} most={254} />
								{person.secondFactor ? ", second factor" : ", password alone"}
								{person.disabledAt !== undefined && ", shut out"}
							</p>
						</div>
						{grantable.includes(role) ? (
							<form method="post" action={`${path}/people/${person.id}/role`}>
								<Word of={formWord} />
								<label class="check">
									<span class="hint">Role</span>
									<select name="role" aria-label={`Role of ${person.name}`}>
										{grantable.map((each) => (
											<option value={each} selected={each === role}>
												{each}
											</option>
										))}
										<option value="none">none: take out</option>
									</select>
								</label>
								<button type="submit" class="quiet slim">
									Set
								</button>
							</form>
						) : (
							<span>{role}</span>
						)}
					</li>
				))}
			</ul>
			{grantable.length > 0 && (
				<form class="card" method="post" action={`${path}/people`}>
					<h2>Let somebody in</h2>
					<Word of={formWord} />
					<Field name="email" label="Their e-mail address" type="email" hint="Nothing is sent: you get a link to hand on." />
					<label for="role">Role</label>
					<select id="role" name="role">
						{ROLES.filter((role) => grantable.includes(role)).map((role) => (
							<option value={role}>{role}</option>
						))}
					</select>
					<p>
						<button type="submit">Make a link</button>
					</p>
				</form>
			)}
			{mayAddBelow && (
				<p>
					<a href={`${path}/company`}>Company sign-in</a>
				</p>
			)}
			{mayAddBelow && (
				<form class="card" method="post" action={`${path}/organisations`}>
					<h2>Add a customer’s organisation below</h2>
					<Word of={formWord} />
					<Field name="name" label="Its name" />
					<p>
						<button type="submit">Add</button>
					</p>
				</form>
			)}
		</>
	);
}
