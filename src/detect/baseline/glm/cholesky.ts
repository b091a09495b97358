/** Symmetric positive definite systems of a few unknowns, in place: the lower triangle, row by row. */

/** Factors a matrix of order `n`. @returns False where it is not positive definite. */
export function factor(matrix: Float64Array, n: number): boolean {
	for (let row = 0; row < n; row += 1) {
		for (let column = 0; column <= row; column += 1) {
			let sum = matrix[row * n + column] as number;
			for (let k = 0; k < column; k += 1) sum -= (matrix[row * n + k] as number) * (matrix[column * n + k] as number);
			if (row === column) {
				if (!(sum > 0)) return false;
				matrix[row * n + row] = Math.sqrt(sum);
			} else matrix[row * n + column] = sum / (matrix[column * n + column] as number);
		}
	}
	return true;
}

/** Solves L x = b for the factor L, over `b`. */
export function forward(factored: Float64Array, n: number, b: Float64Array): void {
	for (let row = 0; row < n; row += 1) {
		let sum = b[row] as number;
		for (let k = 0; k < row; k += 1) sum -= (factored[row * n + k] as number) * (b[k] as number);
		b[row] = sum / (factored[row * n + row] as number);
	}
}

/** Solves Lᵀ x = b, over `b`. */
export function backward(factored: Float64Array, n: number, b: Float64Array): void {
	for (let row = n - 1; row >= 0; row -= 1) {
		let sum = b[row] as number;
		for (let k = row + 1; k < n; k += 1) sum -= (factored[k * n + row] as number) * (b[k] as number);
		b[row] = sum / (factored[row * n + row] as number);
	}
}
