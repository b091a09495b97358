// The databases that a match is measured against, each with the same three tables and the same two ways of asking.
import { DuckDBInstance, version } from "@duckdb/node-api";
import pg from "pg";
import { startPostgres } from "../scripts/postgres.mjs";
import { secondsSince } from "./measure.mjs";

const THREADS = 2;
const STATEMENT_COLUMNS = "vendor text, prefix text, prefix_end text, line text, lo bigint, hi bigint";

/** What a hit says, worst first: 3 affected, 2 no order between the lines, 1 fixed, 0 below the range; the target is the highest fix. */
const VERDICT = `max(case when s.line <> d.line then 2 when d.ver >= s.hi then 1 when s.lo is not null and d.ver < s.lo then 0 else 3 end) as severity,
	max(case when s.line = d.line and d.ver < s.hi and (s.lo is null or d.ver >= s.lo) then s.hi end) as target`;

/** Each device beside each statement. */
const byDevice = (on) => [
	`create temp table verdicts as with hit as (
		select d.id, ${VERDICT} from devices d join statements s on ${on} group by d.id)
	select d.id, h.severity, h.target from devices d left join hit h on h.id = d.id`,
];

/** What Seawall does, said in SQL: equal devices first become one row. */
const byIdentity = (on, tune) => [
	"create temp table kinds as select vendor, model, line, ver from devices group by vendor, model, line, ver",
	...tune,
	`create temp table verdicts as with hit as (
		select d.vendor, d.model, d.line, d.ver, ${VERDICT} from kinds d join statements s on ${on} group by d.vendor, d.model, d.line, d.ver)
	select d.id, h.severity, h.target from devices d left join hit h
		on h.vendor = d.vendor and h.model = d.model and h.line = d.line and h.ver = d.ver`,
];

const COUNTS =
	"select coalesce(severity, 255) as severity, count(*) as devices, coalesce(sum(target), 0) as targets from verdicts group by 1 order by 1";
const toCounts = (rows) =>
	Object.fromEntries(
		rows.map(([severity, devices, targets]) => [Number(severity), { devices: Number(devices), targets: Number(targets) }]),
	);

/** The smallest text that is above all that begin with the prefix. */
const prefixEnd = (prefix) => prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);
const statementRow = ({ vendor, prefix, line, lo, hi }) => [vendor, prefix, prefixEnd(prefix), line, lo?.ver ?? null, hi.ver];

/** A side: `ways` are named lists of SQL, `ask` runs one and gives seconds and counts. */
async function ask(run, rows, way) {
	const from = performance.now();
	for (const sql of way) await run(sql);
	const seconds = secondsSince(from);
	const counts = toCounts(await rows(COUNTS));
	await run("drop table if exists verdicts");
	await run("drop table if exists kinds");
	return { seconds, counts };
}

/** DuckDB, all in memory. */
export async function openDuckdb(statements, identities, places) {
	const instance = await DuckDBInstance.create(":memory:", { threads: String(THREADS) });
	const connection = await instance.connect();
	const run = (sql) => connection.run(sql);
	const rows = async (sql) => (await connection.runAndReadAll(sql)).getRows();
	await run(`create table statements (${STATEMENT_COLUMNS})`);
	await run("create table identities (kind integer, vendor text, model text, line text, ver bigint)");
	await run("create table places (id integer, kind integer)");
	await append(connection, "statements", statements.map(statementRow), "tttttnn");
	await append(
		connection,
		"identities",
		identities.map(({ vendor, model, line, ver }, at) => [at, vendor, model, line, ver]),
		"itttn",
	);
	await append(
		connection,
		"places",
		Array.from(places, (place, id) => [id, place]),
		"ii",
	);
	await run("create table devices as select id, vendor, model, line, ver from places join identities using (kind) order by id");
	const on = "s.vendor = d.vendor and d.model like s.prefix || '%'";
	return {
		name: `DuckDB ${version()} (in memory, ${THREADS} threads, no index, otherwise as delivered)`,
		ways: { byDevice: byDevice(on), byIdentity: byIdentity(on, []) },
		ask: (way) => ask(run, rows, way),
		close: async () => connection.closeSync(),
	};
}

async function append(connection, table, rows, kinds) {
	const appender = await connection.createAppender(table);
	for (const row of rows) {
		row.forEach((value, at) => {
			const kind = kinds[at];
			if (value === null) appender.appendNull();
			else if (kind === "i") appender.appendInteger(value);
			else if (typeof value === "number") appender.appendBigInt(BigInt(value));
			else appender.appendVarchar(value);
		});
		appender.endRow();
	}
	appender.flushSync();
	appender.closeSync();
}

const POSTGRES_SETTINGS = { work_mem: "256MB", max_parallel_workers_per_gather: "2", jit: "off" };

/** PostgreSQL on this machine; `undefined` where there is none. The prefix is asked as a range, so that an index on the model serves. */
export async function openPostgres(statements, identities, places) {
	const server = await startPostgres();
	if (server === undefined) return undefined;
	const client = new pg.Client({ connectionString: server.url });
	await client.connect();
	const run = (sql, values) => client.query(sql, values);
	const rows = async (text) => (await client.query({ text, rowMode: "array" })).rows;
	for (const [name, value] of Object.entries(POSTGRES_SETTINGS)) await run(`set ${name} = '${value}'`);
	const column = (list, key) => list.map((item) => item[key]);
	await run(`create unlogged table statements (${STATEMENT_COLUMNS})`);
	const rowsOf = statements.map(statementRow);
	await run(
		"insert into statements select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[])",
		[0, 1, 2, 3, 4, 5].map((at) => column(rowsOf, at)),
	);
	await run("create unlogged table devices (id integer primary key, vendor text, model text, line text, ver bigint)");
	await run(
		`with identities as (select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) with ordinality as i (vendor, model, line, ver, kind))
		insert into devices select p.id - 1, vendor, model, line, ver from unnest($5::integer[]) with ordinality as p (kind, id) join identities i on i.kind = p.kind + 1 order by p.id`,
		[...["vendor", "model", "line", "ver"].map((key) => column(identities, key)), [...places]],
	);
	await run("create index on devices (vendor, model)");
	await run("create index on statements (vendor, prefix)");
	await run("vacuum analyze devices");
	await run("vacuum analyze statements");
	const on = "s.vendor = d.vendor and d.model >= s.prefix and d.model < s.prefix_end";
	const [[told]] = await rows("show server_version");
	const settings = Object.entries({ ...POSTGRES_SETTINGS, fsync: "off" }).map(([name, value]) => `${name} ${value}`);
	return {
		name: `PostgreSQL ${told} (unlogged tables, locale C, indexes on (vendor, model) and (vendor, prefix), ${settings.join(", ")})`,
		ways: {
			byDevice: byDevice(on),
			byIdentity: byIdentity(on, ["create index on kinds (vendor, model)", "analyze kinds"]),
		},
		ask: (way) => ask(run, rows, way),
		async close() {
			await client.end();
			await server.stop();
		},
	};
}
