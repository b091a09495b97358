/**
 * Weighted least squares for a few columns by Householder reflections (Businger and Golub 1965), with the limited pivoting of R's `lm`:
 * a column that the ones before it explain, up to a tolerance, moves to the end and gets no coefficient.
 */

/** A solution; columns that got no coefficient have 0 and are named. */
export interface LeastSquares {
	readonly coefficients: Float64Array;
	readonly rank: number;
	/** Columns left out, as they depend on others. */
	readonly aliased: readonly number[];
}

/**
 * Solves min |A x − b|.
 *
 * @param columns - Columns of A, each as long as `right`. Both are overwritten.
 */
export function solveLeastSquares(columns: readonly Float64Array[], right: Float64Array, tolerance: number): LeastSquares {
	const order = columns.map((_column, index) => index);
	const original = columns.map((column) => norm(column, 0) || 1);
	const rows = right.length;
	let rank = 0;
	const aliased: number[] = [];
	const diagonal: number[] = [];
	while (rank < order.length && rank < rows) {
		const index = order[rank] as number;
		const column = columns[index] as Float64Array;
		const size = norm(column, rank);
		if (size < tolerance * (original[index] as number) || size === 0) {
			aliased.push(index);
			order.splice(rank, 1);
			continue;
		}
		const head = column[rank] as number;
		const signed = head > 0 ? -size : size;
		// The reflection's vector stays in the column, its head apart from the diagonal of R.
		const pivot = head - signed;
		column[rank] = pivot;
		const scale = -1 / (signed * pivot);
		for (let next = rank + 1; next < order.length; next += 1) reflect(column, columns[order[next] as number] as Float64Array, rank, scale);
		reflect(column, right, rank, scale);
		diagonal.push(signed);
		rank += 1;
	}
	const coefficients = new Float64Array(columns.length);
	for (let row = rank - 1; row >= 0; row -= 1) {
		let value = right[row] as number;
		for (let next = row + 1; next < rank; next += 1) {
			const index = order[next] as number;
			value -= ((columns[index] as Float64Array)[row] as number) * (coefficients[index] as number);
		}
		coefficients[order[row] as number] = value / (diagonal[row] as number);
	}
	return { coefficients, rank, aliased: [...aliased, ...order.slice(rank)] };
}

function norm(column: Float64Array, from: number): number {
	let sum = 0;
	for (let row = from; row < column.length; row += 1) sum += (column[row] as number) ** 2;
	return Math.sqrt(sum);
}

/** Applies I − scale v vᵀ, v from a row on. */
function reflect(vector: Float64Array, target: Float64Array, from: number, scale: number): void {
	let product = 0;
	for (let row = from; row < vector.length; row += 1) product += (vector[row] as number) * (target[row] as number);
	product *= scale;
	for (let row = from; row < vector.length; row += 1) target[row] = (target[row] as number) - product * (vector[row] as number);
}
