/** What every page of the console has around it, and the parts its forms are made of. */
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Problem } from "../../core/problem.ts";
import type { Person } from "../../people/ports.ts";
import { shown, Text } from "../page/shown.tsx";
import { STYLE_PATH } from "./style.ts";

/** Around a page. */
export interface ConsoleFrame {
	readonly title: string;
	/** Who is signed in; without it there is no navigation. */
	readonly person?: Person | undefined;
	readonly formWord: string;
	/** Path of the page in the navigation. */
	readonly at?: string | undefined;
	readonly children?: unknown;
}

/** Answers with a page. */
// biome-ignore lint/suspicious/noExplicitAny: any environment of Hono will do
export function page(c: Context<any>, frame: ConsoleFrame, status: ContentfulStatusCode = 200): Response {
	return c.html(`<!doctype html>\n${String(<Frame {...frame} />)}\n`, status);
}

function Frame({ title, person, formWord, at, children }: ConsoleFrame) {
	return (
		<html lang="en-GB">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="color-scheme" content="light dark" />
				<meta name="referrer" content="no-referrer" />
				<title>{`${title} \u2013 Seawall`}</title>
				<link rel="icon" href="data:," />
				<link rel="stylesheet" href={STYLE_PATH} />
			</head>
			<body>
				<a class="skip" href="#main">
					Skip to the page
				</a>
				<header>
					<div class="top">
						<p class="brand">Seawall</p>
						{person !== undefined && <Navigation person={person} formWord={formWord} at={at} />}
					</div>
				</header>
				<main id="main" tabindex={-1}>
					<h1>{title}</h1>
					{children}
				</main>
				<footer />
			</body>
		</html>
	);
}

const PLACES = [
	["/console", "Organisations"],
	["/console/account", "Your account"],
] as const;

function Navigation({ person, formWord, at }: { readonly person: Person; readonly formWord: string; readonly at: string | undefined }) {
	return (
		<nav aria-label="Console">
			<ul>
				{PLACES.map(([path, name]) => (
					<li>
						<a href={path} {...(path === at ? { "aria-current": "page" } : {})}>
							{name}
						</a>
					</li>
				))}
				<li>
					<form method="post" action="/console/sign-out">
						<Word of={formWord} />
						<button type="submit">
							Sign out <Text of={person.name} most={40} />
						</button>
					</form>
				</li>
			</ul>
		</nav>
	);
}

/** The word by which a form is known to be ours. */
export function Word({ of }: { readonly of: string }) {
	return <input type="hidden" name="word" value={of} />;
}

/** What went wrong with a form, or what was done; read out at once. */
export function Notice({ problem, done }: { readonly problem?: Problem | undefined; readonly done?: string | undefined }) {
	if (problem !== undefined) {
		return (
			<p class="notice bad" role="alert">
				<Text of={`${problem.message.charAt(0).toUpperCase()}${problem.message.slice(1)}. ${problem.todo}`} most={600} />
			</p>
		);
	}
	if (done === undefined) return null;
	return (
		<p class="notice" role="status">
			{done}
		</p>
	);
}

/** A field with its label. */
export interface FieldProps {
	readonly name: string;
	readonly label: string;
	readonly type?: "text" | "email" | "password" | undefined;
	readonly hint?: string | undefined;
	readonly value?: string | undefined;
	readonly complete?: string | undefined;
	readonly numeric?: boolean | undefined;
	readonly readonly?: boolean | undefined;
}

/** One line to fill in. */
export function Field({ name, label, type = "text", hint, value, complete = "off", numeric = false, readonly = false }: FieldProps) {
	return (
		<>
			<label for={name}>{label}</label>
			{hint !== undefined && (
				<p class="hint" id={`${name}-hint`}>
					{hint}
				</p>
			)}
			<input
				id={name}
				name={name}
				type={type}
				required
				autocomplete={complete}
				{...(hint === undefined ? {} : { "aria-describedby": `${name}-hint` })}
				{...(value === undefined ? {} : { value })}
				{...(numeric ? { inputmode: "numeric" } : {})}
				{...(readonly ? { readonly: true } : {})}
			/>
		</>
	);
}

/** Whose password a form asks for, so that a keeper of passwords knows. Not shown, and not read here. */
export function Whose({ email }: { readonly email: string }) {
	return <input type="text" name="username" autocomplete="username" value={email} readonly hidden />;
}

/** A minute in UTC, as people read it. */
export function When({ at }: { readonly at: number }) {
	const iso = new Date(at).toISOString();
	return <time datetime={iso}>{shown(`${iso.slice(0, 16).replace("T", " ")} UTC`)}</time>;
}
