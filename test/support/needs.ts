/**
 * Tests that need something the machine may lack: a database server, a browser, the corpus of others' files.
 *
 * Without it they are reported as `NOT RUN: <what> (n tests)`, never as passed; with `CI` set the run then fails.
 */
import { type TestContext, test } from "node:test";

type Body = (context: TestContext) => void | Promise<void>;

/** Registers tests that run only when `value` is there; `what` is the name in the NOT RUN line. */
export function testNeeding(what: string, value: string | undefined): (name: string, body: Body) => void {
	return (name, body) => {
		const skip = value === undefined || value === "" ? { skip: `NOT RUN ${what}` } : {};
		test(name, skip, body);
	};
}

/** The folder of other people's files that tests read and the repository never holds. */
export const corpusFolder = process.env["SEAWALL_CORPUS"];

/** A test that reads the corpus. */
export const corpusTest = testNeeding("corpus", corpusFolder);
