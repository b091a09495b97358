/**
 * No new miss among the labelled orders and model names (test/quality). What is missed today stands in test/quality/gate.json, and that
 * list only gets shorter: a new miss fails, and so does a listed one that is right now. `npm run quality` prints the figures.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { shippedCatalogue } from "../support/library.ts";
import { breaches, modelClass, type OrderCase, orderClass, ourMatch, ourOrder, qualityCases, readGate } from "../support/quality.ts";

const gate = readGate();

test("orders: no new miss, nothing forced, nothing inverted", () => {
	const cases = qualityCases("order");
	assert.ok(cases.length >= 1000);
	const answers = new Map(cases.map((one) => [one.id, orderClass(one, ourOrder(one))]));
	assert.equal(answers.size, cases.length, "every case has an id of its own");
	assert.deepEqual(breaches("order", answers, gate), []);
	assert.deepEqual([gate.order["forced"], gate.order["inverted"]], [undefined, undefined], "these lists stay empty");
});

test("model names: no new miss, no device hidden", async () => {
	const catalogue = await shippedCatalogue();
	const cases = qualityCases("models");
	assert.ok(cases.length >= 300);
	const answers = new Map(cases.map((one) => [one.id, modelClass(one, ourMatch(one, catalogue))]));
	assert.equal(answers.size, cases.length, "every case has an id of its own");
	assert.deepEqual(breaches("model", answers, gate), []);
	assert.deepEqual([gate.model["hidden"], gate.model["forced"]], [undefined, undefined], "these lists stay empty");
});

test("the gate finds a new miss, a listed one that is right, and one that is gone", () => {
	const answers = new Map([
		["a", "right"],
		["b", "forced"],
		["c", "unread"],
	]);
	const found = breaches("order", answers, { order: { unread: ["a", "c", "d"] }, model: {}, verdict: {}, blind: {} });
	assert.deepEqual(found, [
		'a is right now: take it off the list "unread"',
		"b is forced, and was right",
		"d is listed, and there is no such case",
	]);
	const pair: OrderCase = { id: "x", scheme: "dotted", a: "1.1", b: "1.2", order: "<" };
	assert.deepEqual([orderClass(pair, "<"), orderClass(pair, ">"), orderClass(pair, "?")], ["right", "inverted", "unread"]);
	assert.equal(orderClass({ ...pair, order: "?" }, "="), "forced");
});
