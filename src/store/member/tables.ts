/** Tables of tiers that were given. */

/** A tier by address. `sent_at` is the time of the provider's last event, 0 where none was. */
export interface MemberGrantTable {
	readonly email: string;
	readonly tier: string;
	readonly source: string;
	readonly until: number | null;
	readonly given_at: number;
	readonly who: string;
	readonly sent_at: number;
}

/** A provider's event that was done. */
export interface PaymentEventTable {
	readonly id: string;
	readonly received_at: number;
}
